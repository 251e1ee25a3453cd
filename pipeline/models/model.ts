// Model: a reply to messages, and vectors for texts. What cuts across (journal, retries, meter, trace) wraps
// a Model and is one.
import type { JsonObject } from '../../schemas/json.ts';
import type { Message, ToolCall } from '../../schemas/message.ts';
import type { Span } from '../trace.ts';

export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

export interface Request {
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolOffer[];
  /** JSON Schema of the reply, for a structured one. */
  readonly schema?: JsonObject;
}

export interface Usage {
  /** Tokens of the request, cached ones included. */
  readonly input: number;
  readonly cachedInput: number;
  /** Tokens of the reply, reasoning included. */
  readonly output: number;
  /** USD. */
  readonly cost: number;
  /** The endpoint said nothing of its usage; the tokens were counted here. */
  readonly estimated?: true;
}

export const noUsage: Usage = { input: 0, cachedInput: 0, output: 0, cost: 0 };

export interface CallInReply extends ToolCall {
  /** The arguments as they came, when no JSON object could be made of them. */
  readonly unparsed?: string;
}

export interface Reply {
  readonly content: string;
  readonly reasoning?: string;
  readonly toolCalls: readonly CallInReply[];
  readonly finish: 'stop' | 'tool_calls' | 'length' | 'refusal' | 'content_filter';
  readonly usage: Usage;
  /** The configured fallback that answered in place of the model that was asked. */
  readonly fallback?: string;
  /** The arguments of a call were broken JSON that could be mended. */
  readonly repaired?: true;
}

/** For whom a call is made: money and spans are told apart by it. */
export interface Call {
  readonly stage: string;
  readonly unit: string;
  readonly role: string;
  /** Aborted to give the call up at once. */
  readonly signal: AbortSignal;
  readonly span: Span;
}

export interface Model {
  readonly name: string;
  /** What its spans say of it: provider and model by the GenAI conventions. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** True when it computes its answers here, so that they count as a procedure's. */
  readonly computes?: boolean;
  complete(request: Request, call: Call): Promise<Reply>;
  /** One L2-normalised vector per text, in order. */
  embed(texts: readonly string[], call: Call): Promise<readonly Float32Array[]>;
  /** Hash of the endpoint's identity and the exact bytes that `complete` would send. */
  fingerprint?(request: Request): string;
  /** Forgets a reply that proved unusable, so that the unit gets another one when it is tried again. */
  retract?(reply: Reply): Promise<void>;
}
