// Where in a play the user brought up each goal. What is said and done for a goal comes after that.
import type { Message } from '../../schemas/message.ts';
import type { Goal } from '../../schemas/task.ts';
import { comparableText } from '../evidence.ts';
import { remembered } from '../remembered.ts';

/** Index of the user message that brings up each goal; undefined for a goal that no message brings up. */
export function goalStarts(
  goals: readonly Pick<Goal, 'say'>[],
  messages: readonly Message[],
): (number | undefined)[] {
  let from = messages.findIndex(({ role }) => role === 'user');
  return goals.map(({ say }, goal) => {
    if (goal === 0) return from === -1 ? undefined : from;
    const at = messages.findIndex(
      ({ role, content }, index) => index > from && role === 'user' && bringsUp(content, say),
    );
    if (at === -1) return undefined;
    from = at;
    return at;
  });
}

/** The share of a goal's words that a message in other words must have. */
const shared = 0.6;

/** A model that plays the user may put a goal in its own words. */
function bringsUp(content: string, say: string): boolean {
  if (content.includes(say)) return true;
  const said = new Set(wordsOf(content));
  const words = wordsOf(say);
  return words.length > 0 && words.filter((word) => said.has(word)).length / words.length >= shared;
}

/** Words that carry meaning: values, and words of four letters or more. */
export const wordsOf = remembered((text): readonly string[] =>
  (comparableText(text).match(/[\p{L}\p{N}][\p{L}\p{N}.:-]*/gu) ?? [])
    .map((word) => word.replace(/(?<![.:-])[.:-]+$/, ''))
    .filter((word) => word.length > 3 || /\d/.test(word)),
);
