// Model: a reply to messages, and vectors for texts. Whatever concerns every call (journal, retries, cost,
// trace) wraps a Model and is one.
import type { JsonObject } from '../../schemas/json.ts';
import type { Message, Received, ToolCall } from '../../schemas/message.ts';
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
  /** The arguments as they came, if they cannot be used. */
  readonly unparsed?: string;
  /** What is wrong with them, if not that they are no JSON object. */
  readonly issue?: string;
}

export interface Reply {
  readonly content: string;
  readonly reasoning?: string;
  readonly toolCalls: readonly CallInReply[];
  readonly finish: 'stop' | 'tool_calls' | 'length' | 'refusal' | 'content_filter';
  readonly usage: Usage;
  /** What the endpoint wants to see again with this turn. */
  readonly received?: Received;
  /** The configured fallback that answered in place of the model that was asked. */
  readonly fallback?: string;
  /** JSON in the reply was broken and could be repaired. */
  readonly repaired?: true;
}

/** For whom a call is made. Costs and spans are sorted by it. */
export interface CallContext {
  readonly stage: string;
  readonly unit: string;
  readonly role: string;
  /** Aborted to give up the call at once. */
  readonly signal: AbortSignal;
  readonly span: Span;
  /** The call is a part of a dialogue that waits for it, so it never joins a batch. */
  readonly isDialogue?: true;
  /** How the reply will be kept; only such a call can join a batch. */
  readonly keeping?: Keeping;
}

export interface Keeping {
  /** The name of the call in the journal, the same after a restart. */
  readonly key: string;
  /** Calls back once the reply is kept. */
  onceKept(callback: () => void): void;
}

export interface Model {
  readonly name: string;
  /** Attributes of its spans: provider and model, by the GenAI conventions. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** True if it computes its answers here, so that they count as a procedure's. */
  readonly computes?: boolean;
  complete(request: Request, call: CallContext): Promise<Reply>;
  /** One L2-normalised vector per text, in order. */
  embed(texts: readonly string[], call: CallContext): Promise<readonly Float32Array[]>;
  /** Hash of the endpoint's identity and the exact bytes that `complete` would send. */
  fingerprint?(request: Request): string;
  /** Forgets a reply that turned out unusable, so that a retry of the unit gets another one. */
  retract?(reply: Reply): Promise<void>;
}
