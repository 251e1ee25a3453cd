import { addDays, weekday, weekNumber } from './weeks.ts';

export interface Round {
  readonly bin: string;
  /** 1 for Monday up to 5 for Friday. */
  readonly weekday: number;
  /** The weeks in which the bin is emptied, by their ISO number. */
  readonly weeks: 'every' | 'even' | 'odd';
}

export interface Collection {
  readonly date: string;
  readonly bin: string;
}

/** How many days `nextCollection` looks ahead. */
const HORIZON = 14;

/**
 * Lists the collections of rounds from one date to another, both included. In a week with a holiday, every
 * collection that falls on the holiday or later in that week is one day later, and two days later from the second
 * holiday on, and so on; a Friday can move to the Saturday or beyond. Holidays on Saturdays and Sundays shift
 * nothing.
 *
 * @param holidays ISO dates
 * @returns sorted by date, then in the order of the rounds
 */
export function collections(
  rounds: readonly Round[],
  [from, to]: readonly [from: string, to: string],
  holidays: ReadonlySet<string>,
): Collection[] {
  const found: Collection[] = [];
  const firstMonday = addDays(from, -weekday(from) - 6);
  for (let monday = firstMonday; monday <= to; monday = addDays(monday, 7)) {
    const isEven = weekNumber(monday) % 2 === 0;
    for (const round of rounds) {
      if (round.weeks !== 'every' && (round.weeks === 'even') !== isEven) continue;
      const days = Array.from({ length: round.weekday }, (_, index) => addDays(monday, index));
      const shift = days.filter((day) => holidays.has(day)).length;
      const date = addDays(monday, round.weekday - 1 + shift);
      if (date >= from && date <= to) found.push({ date, bin: round.bin });
    }
  }
  return found.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

/**
 * Finds the next collection of a bin on a date or up to 14 days later.
 *
 * @returns undefined if there is none
 */
export function nextCollection(
  bin: string,
  rounds: readonly Round[],
  { date, holidays }: { date: string; holidays: ReadonlySet<string> },
): string | undefined {
  const own = rounds.filter((round) => round.bin === bin);
  return collections(own, [date, addDays(date, HORIZON)], holidays)[0]?.date;
}
