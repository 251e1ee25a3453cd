// hidden_values: what the agent calls with and tells stands in what it still sees of the conversation.

import type { Message } from '../../../schemas/message.ts';
import { seenAt } from '../../contexts/view.ts';
import { codesIn, numbersIn } from '../../evidence.ts';
import { type JudgedPlay, type Rule, slip } from './rule.ts';

export const hiddenValues: Rule = {
  name: 'hidden_values',
  summary:
    'No code and no larger number comes from a result that was hidden from the agent or summed up without it. A turn ' +
    'that remembers one all the same is not learned from.',
  check({ played }) {
    const { messages, context } = played;
    if (!context || context.events.length === 0) return [];
    const places = placesOfValues(messages);
    return messages.flatMap((message, at) => {
      if (message.role !== 'assistant') return [];
      const seen = seenAt(messages, context.events, at);
      const left = new Map(seen.map(({ index, message: shown }) => [index, shown]));
      const summary = tellingIn(left.get(undefined)?.content ?? '');
      const isSeen = (value: string): boolean =>
        summary.has(value) || (places.get(value) ?? []).some((index) => left.get(index) === messages[index]);
      const remembered = [...tellingIn(saidIn(message))].filter(
        (value) => (places.get(value)?.[0] ?? at) < at && !isSeen(value),
      );
      return remembered.length === 0
        ? []
        : [slip(at, `${remembered.slice(0, 3).join(', ')}: from a result that it no longer saw`)];
    });
  },
};

/** Smaller numbers occur everywhere. */
const smallest = 100;

const tellingIn = (text: string): ReadonlySet<string> =>
  new Set([
    ...codesIn(text),
    ...numbersIn(text)
      .filter((number) => number >= smallest)
      .map(String),
  ]);

const saidIn = ({ content, toolCalls = [] }: Message): string =>
  [content, ...toolCalls.map((call) => JSON.stringify(call.arguments))].join('\n');

/** By value: the messages that hold it, in order. The agent sees its own calls, but its thoughts need not be kept. */
function placesOfValues(messages: JudgedPlay['played']['messages']): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, message] of messages.entries())
    for (const value of tellingIn(saidIn(message))) places.set(value, [...(places.get(value) ?? []), index]);
  return places;
}
