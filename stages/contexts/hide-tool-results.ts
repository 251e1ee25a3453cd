// hide-tool-results: the earlier results of tools are replaced by a notice, as K2 Thinking does when its context is full.
// Calls, reasoning, and what was said stay.
import type { Message } from '../../schemas/message.ts';
import type { ContextLimits, ContextPolicy } from './policy.ts';
import { type ContextSize, contextSize, tokensOf } from './size.ts';

const notice = '[This result is hidden to keep the conversation short. Call the tool again if you need it.]';

const hiddenResult: Message = { role: 'tool', content: notice };

export const hideToolResults: ContextPolicy = {
  name: 'hide-tool-results',
  summary: 'earlier results of tools are replaced by a notice',
  async due({ messages, limits, ...moment }) {
    const size = await contextSize({ messages, limits, ...moment });
    const hidden = await toHide(size, limits);
    return hidden.length === 0
      ? undefined
      : { kind: 'hidden', at: messages.length, messages: hidden, notice };
  },
};

/** The oldest results, down to those that are kept, and further until the rest is short enough. */
async function toHide(
  { seen, results, fresh, tokens }: ContextSize,
  { results: most, tokens: mostTokens, keep }: ContextLimits,
): Promise<number[]> {
  if (results.length <= most && tokens <= mostTokens) return [];
  const byIndex = new Map(seen.map(({ message, index }) => [index, message]));
  const hidden: number[] = [];
  let left = tokens;
  for (const index of results.slice(0, results.length - fresh)) {
    const message = byIndex.get(index);
    if (results.length - hidden.length <= keep && left <= mostTokens) break;
    left -= message ? (await tokensOf(message)) - (await tokensOf(hiddenResult)) : 0;
    hidden.push(index);
  }
  return hidden;
}
