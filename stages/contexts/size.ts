// How much an agent sees: its results, and its tokens.
import { countTokens } from '../../pipeline/money/tokens.ts';
import type { Message } from '../../schemas/message.ts';
import type { ContextMoment } from './policy.ts';
import { type Seen, seenAt } from './view.ts';

export interface ContextSize {
  readonly seen: readonly Seen[];
  /** Results that are neither hidden nor summarized, by their index in the play. */
  readonly results: readonly number[];
  /** Of these, the ones that no turn of the agent has followed yet. */
  readonly fresh: number;
  readonly tokens: number;
}

export async function contextSize({ messages, events }: ContextMoment): Promise<ContextSize> {
  const seen = seenAt(messages, events, messages.length);
  const isHidden = new Set(events.flatMap((event) => (event.kind === 'hidden' ? event.messages : [])));
  const results = seen.flatMap(({ message, index }) =>
    message.toolCallId !== undefined && index !== undefined && !isHidden.has(index) ? [index] : [],
  );
  const lastTurn = messages.findLastIndex(({ role }) => role === 'assistant');
  let tokens = 0;
  for (const { message } of seen) tokens += await tokensOf(message);
  return { seen, results, fresh: results.filter((index) => index > lastTurn).length, tokens };
}

const counted = new WeakMap<Message, number>();

/** Counted once per message. */
export async function tokensOf(message: Message): Promise<number> {
  const known = counted.get(message);
  if (known !== undefined) return known;
  const { content, reasoning = '', toolCalls } = message;
  const tokens = await countTokens(`${content}${reasoning}${toolCalls ? JSON.stringify(toolCalls) : ''}`);
  counted.set(message, tokens);
  return tokens;
}
