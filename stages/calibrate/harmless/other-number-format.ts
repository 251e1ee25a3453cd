// other_number_format: numbers in answers have thousands separators or two decimals.
import { plainNumbers, spliced } from '../edits.ts';
import type { Plant } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const otherNumberFormat: Plant = {
  name: 'other_number_format',
  summary: 'A number in an answer is written with separators, or in another usual way.',
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) =>
      plainNumbers(content).flatMap((number) => {
        const value = Number(number.text);
        if (!/^\d+(?:\.\d)?$/.test(number.text) || (value < 1000 && Number.isInteger(value))) return [];
        const fraction = Number.isInteger(value) ? 0 : 2;
        const other = value.toLocaleString('en-US', { minimumFractionDigits: fraction });
        return other === number.text ? [] : [{ index, content: spliced(content, number, other) }];
      }),
    );
    if (places.length === 0) return undefined;
    const { index, content } = random.pick(places);
    return withTurn(turns, index, { content });
  },
};
