// Model: a reply to messages, and vectors for texts. What cuts across (journal, limits, meter, trace) wraps a Model and is one.
import type { JsonObject } from '../../schemas/json.ts';
import type { Message, ToolCall } from '../../schemas/message.ts';

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

export interface Reply {
  readonly content: string;
  readonly reasoning?: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: 'stop' | 'tool_calls' | 'length' | 'refusal';
  readonly usage: { readonly input: number; readonly output: number; readonly cost: number };
}

export interface Model {
  readonly name: string;
  /** True when it computes its answers here, so that they count as a procedure's. */
  readonly computes?: boolean;
  complete(request: Request, signal: AbortSignal): Promise<Reply>;
  /** One L2-normalised vector per text, in order. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}
