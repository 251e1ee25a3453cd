// Arithmetic with dates.
import { MathError } from '../math-error.ts';
import { count, type MathTool, object, textIn } from './tool.ts';

const date = (description: string) => ({ type: 'string', format: 'date', description });

const dayInMs = 86_400_000;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function momentOf(text: string): number {
  const moment = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(moment)) throw new MathError('INVALID_VALUE', `"${text}" is no date such as 2025-03-28.`);
  return moment;
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const weekdayOf = (moment: number): string => weekdays[new Date(moment).getUTCDay()] ?? '';
const isWorkday = (moment: number): boolean => ![0, 6].includes(new Date(moment).getUTCDay());

export const daysBetween: MathTool = {
  name: 'days_between',
  description:
    'Returns the number of days from one date to another, which is negative if the second comes first, the whole weeks ' +
    'and days, and the number of weekdays from Monday to Friday, counting the last day and not the first.',
  inputSchema: object({ from: date('The first date.'), to: date('The second date.') }, ['from', 'to']),
  run({ from, to }) {
    const [start, end] = [momentOf(textIn(from)), momentOf(textIn(to))];
    const days = Math.round((end - start) / dayInMs);
    if (Math.abs(days) > 40_000) throw new MathError('TOO_LARGE', 'The dates are more than a century apart.');
    let workdays = 0;
    for (let day = 1; day <= Math.abs(days); day += 1)
      if (isWorkday(Math.min(start, end) + day * dayInMs)) workdays += 1;
    return {
      days,
      weeks: Math.trunc(days / 7),
      remaining_days: days % 7,
      weekdays: Math.sign(days) * workdays,
    };
  },
};

export const addDays: MathTool = {
  name: 'add_days',
  description:
    'Returns the date that comes a number of days after a date, or before it if the number is negative, with its ' +
    'weekday. With weekdays_only, only Monday to Friday are counted.',
  inputSchema: object(
    {
      date: date('The date to start from.'),
      days: { ...count('How many days.', 20_000, -20_000) },
      weekdays_only: { type: 'boolean', description: 'Whether to count Monday to Friday only.' },
    },
    ['date', 'days'],
  ),
  run({ date: from, days, weekdays_only: isWorking }) {
    let moment = momentOf(textIn(from));
    const step = Math.sign(Number(days)) * dayInMs;
    for (let left = Math.abs(Number(days)); left > 0; ) {
      moment += step;
      if (isWorking !== true || isWorkday(moment)) left -= 1;
    }
    return { date: dayOf(moment), weekday: weekdayOf(moment) };
  },
};
