import { addDays, addMonths, type IsoDate, isCourtDay } from './calendar.ts';

/** Terms of days up to this one are short: only court days count. */
const LONGEST_SHORT_TERM = 7;

export type Term = { readonly days: number } | { readonly weeks: number } | { readonly months: number };

/**
 * Works out the last day of a term. The day of the service does not count: a term of one day is due on the day
 * after it. In a term of up to seven days only court days count. Longer terms of days count all days. Terms of
 * weeks end on the same weekday, terms of months on the same day of the month, or on the last day of a shorter
 * month. A term that would end on a day that is no court day ends on the next court day.
 *
 * @param served the day of the service, which may be any day
 * @throws {RangeError} if the term is not a whole number above 0
 */
export function dueDate(served: IsoDate, term: Term, holidays: ReadonlySet<IsoDate>): IsoDate {
  const [length] = Object.values(term);
  if (!Number.isInteger(length) || length < 1)
    throw new RangeError(`A term cannot have the length ${length}.`);
  if ('days' in term && term.days <= LONGEST_SHORT_TERM) {
    let date = served;
    for (let left = term.days; left > 0; ) {
      date = addDays(date, 1);
      if (isCourtDay(date, holidays)) left -= 1;
    }
    return date;
  }
  let date = endOf(served, term);
  while (!isCourtDay(date, holidays)) date = addDays(date, 1);
  return date;
}

function endOf(served: IsoDate, term: Term): IsoDate {
  if ('months' in term) return addMonths(served, term.months);
  return addDays(served, 'weeks' in term ? term.weeks * 7 : term.days);
}
