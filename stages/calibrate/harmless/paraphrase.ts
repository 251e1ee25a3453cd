// paraphrase: the same answer in other words.
import type { Plant } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const pairs: readonly (readonly [RegExp, string])[] = [
  [/\bI've\b/g, 'I have'],
  [/\bI have (?!not)/g, "I've "],
  [/^Done\. /, 'That worked. '],
  [/^All set\. /, 'Everything worked. '],
  [/ is now /g, ' has become '],
  [/\bAccording to the records?, /g, 'Going by what is on file, '],
  [/\bThere (is|are) /g, 'I can see that there $1 '],
  [/\bI'm sorry, but\b/g, 'My apologies, but'],
  [/\bcan't\b/g, 'cannot'],
  [/\bThe record shows that\b/g, 'What we have on file is that'],
];

export const paraphrase: Plant = {
  name: 'paraphrase',
  summary: 'An answer says the same in other words.',
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) =>
      pairs
        .map(([from, to]) => ({ index, content, changed: content.replace(from, to) }))
        .filter(({ changed }) => changed !== content),
    );
    if (places.length === 0) return undefined;
    const { index, changed } = random.pick(places);
    return withTurn(turns, index, { content: changed });
  },
};
