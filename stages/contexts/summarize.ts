// summarize: a role replaces the earlier part of the conversation by a summary. The latest turns stay as they are.
import type { ContextPolicy } from './policy.ts';
import { type ContextSize, contextSize } from './size.ts';
import { summarizer } from './summarizer.ts';
import { wantedLater } from './wanted.ts';

export const summarize: ContextPolicy = {
  name: 'summarize',
  summary: 'the earlier part of the conversation is replaced by a summary',
  async due(moment) {
    const { messages, limits, ask, oracle } = moment;
    const size = await contextSize(moment);
    if (size.results.length <= limits.results && size.tokens <= limits.tokens) return undefined;
    const before = firstKept(size, size.tokens > limits.tokens ? 1 : limits.keep);
    if (before === undefined) return undefined;
    const earlier = size.seen.filter(({ index }) => index === undefined || index < before);
    const { summary } = await ask(
      summarizer,
      { messages: earlier.map(({ message }) => message) },
      { messages: messages.slice(0, before), wanted: wantedLater(messages, oracle) },
    );
    return { kind: 'summarized', at: messages.length, before, summary };
  },
};

/**
 * The latest turn of the agent from which on there are so many results. Calls and their results are not torn apart, and
 * the message after a summary, which is the user's, is the agent's.
 */
function firstKept({ seen }: ContextSize, keep: number): number | undefined {
  let results = 0;
  for (const { message, index } of seen.toReversed()) {
    if (message.role === 'tool') results += 1;
    if (message.role === 'assistant' && results >= keep)
      return seen.findIndex((each) => each.index === index) > 2 ? index : undefined;
  }
  return undefined;
}
