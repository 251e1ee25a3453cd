// other_date_format: dates in answers are written in another usual way.
import { months } from '../../spoken-dates.ts';
import type { Plant } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const pattern = new RegExp(`\\b(${months.join('|')}) (\\d{1,2}), (\\d{4})\\b`, 'g');

export const otherDateFormat: Plant = {
  name: 'other_date_format',
  summary: 'Dates in an answer are written in another usual way.',
  plant({ turns, random }) {
    const places = answersOf(turns).filter(({ content }) => content.search(pattern) !== -1);
    if (places.length === 0) return undefined;
    const { index, content } = random.pick(places);
    const form = random.pick([
      (month: string, day: number, year: string) => `${day} ${month} ${year}`,
      (month: string, day: number, year: string) => `${month.slice(0, 3)} ${day}, ${year}`,
      (month: string, day: number, year: string) =>
        `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ]);
    const changed = content.replaceAll(pattern, (...[, month, day, year]: string[]) =>
      form(month ?? '', Number(day), year ?? ''),
    );
    return withTurn(turns, index, { content: changed });
  },
};
