// date_misreported: a date in an answer is a day off.
import { months } from '../../spoken-dates.ts';
import { spliced } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const pattern = new RegExp(`\\b(${months.join('|')}) (\\d{1,2})\\b`, 'g');

export const dateMisreported: Defect = {
  name: 'date_misreported',
  summary: 'A date in an answer is a day off.',
  wants: 'reject',
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) =>
      [...content.matchAll(pattern)].map((match) => ({ index, content, match })),
    );
    if (places.length === 0) return undefined;
    const { index, content, match } = random.pick(places);
    const [text, month, day] = match;
    const other = `${month} ${Number(day) > 1 ? Number(day) - 1 : 2}`;
    return withTurn(turns, index, { content: spliced(content, { at: match.index, text }, other) });
  },
};
