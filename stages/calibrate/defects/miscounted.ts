// miscounted: an answer counts one more or one less than there are.
import { plainNumbers, spliced } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const miscounted: Defect = {
  name: 'miscounted',
  summary: 'An answer counts one more or one less than there are.',
  wants: 'reject',
  isRare: true,
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) =>
      plainNumbers(content)
        .filter(
          ({ text, at }) =>
            /^\d+$/.test(text) && /\b(?:are|found|has|were|have) $/.test(content.slice(0, at)),
        )
        .filter(({ text, at }) => /^ [a-z]+s\b/.test(content.slice(at + text.length)))
        .map((number) => ({ index, content, number })),
    );
    if (places.length === 0) return undefined;
    const { index, content, number } = random.pick(places);
    const other = Number(number.text) + (number.text === '0' ? 1 : random.pick([1, -1]));
    return withTurn(turns, index, { content: spliced(content, number, String(other)) });
  },
};
