// broken_off: the last answer stops in the middle, as when a limit of tokens is reached.
import type { Defect } from '../plant.ts';
import { lastAnswerOf, withTurn } from '../turns.ts';

export const brokenOff: Defect = {
  name: 'broken_off',
  summary: 'The last answer stops in the middle of a sentence.',
  wants: 'reject',
  plant({ turns, random }) {
    const last = lastAnswerOf(turns);
    const words = (turns[last]?.content ?? '').split(' ');
    const places = words.flatMap((word, at) =>
      at > 3 && at < words.length - 1 && !/[.!?:]["”)]?$/.test(word) ? [at] : [],
    );
    if (places.length === 0) return undefined;
    return withTurn(turns, last, { content: words.slice(0, random.pick(places) + 1).join(' ') });
  },
};
