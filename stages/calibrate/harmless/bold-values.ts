// bold_values: IDs and dates in an answer are in bold.
import { months } from '../../spoken-dates.ts';
import type { Plant } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const pattern = new RegExp(
  `(?<!["\\w-])([A-Z]{2,6}-\\d+|(?:${months.join('|')}) \\d{1,2}, \\d{4})(?![\\w-])`,
  'g',
);

export const boldValues: Plant = {
  name: 'bold_values',
  summary: 'IDs and dates in an answer are in bold.',
  plant({ turns, random }) {
    const places = answersOf(turns).filter(({ content }) => content.search(pattern) !== -1);
    if (places.length === 0) return undefined;
    const { index, content } = random.pick(places);
    return withTurn(turns, index, { content: content.replaceAll(pattern, '**$1**') });
  },
};
