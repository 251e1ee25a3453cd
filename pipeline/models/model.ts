// Model: a reply to messages, and vectors for texts. What cuts across (journal, retries, meter, trace) wraps
// a Model and is one.
import type { JsonObject } from '../../schemas/json.ts';
import type { Message, ToolCall } from '../../schemas/message.ts';
import type { Usage } from '../money/usage.ts';
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
  /** JSON in the reply, or in the arguments of a call, was broken and could be repaired. */
  readonly repaired?: true;
}

/** For whom a call is made: money and spans are told apart by it. */
export interface CallContext {
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
  complete(request: Request, call: CallContext): Promise<Reply>;
  /** One L2-normalised vector per text, in order. */
  embed(texts: readonly string[], call: CallContext): Promise<readonly Float32Array[]>;
  /** Hash of the endpoint's identity and the exact bytes that `complete` would send. */
  fingerprint?(request: Request): string;
  /** Forgets a reply that proved unusable, so that the unit gets another one when it is tried again. */
  retract?(reply: Reply): Promise<void>;
}
