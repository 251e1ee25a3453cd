// Dates and times the way people write them, and back: "2025-03-28" is "March 28, 2025". People also write
// "28 March 2025", "Mar. 28", or "2:15 p.m."; all of these are read.

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "March 28, 2025". Text that is no date in ISO 8601 is returned as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? date : `${name} ${Number(day)}, ${year}`;
}

const weekdays = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

/** "Friday", for a date in ISO 8601. */
export const weekdayOf = (date: string): string => weekdays.format(new Date(date));

/** "2:00 PM" for "14:00" */
export function clockInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours) % 12 || 12}:${minutes} ${Number(hours) < 12 ? 'AM' : 'PM'}`;
}

/** "March 28, 2025, at 09:00" */
export function momentInWords(moment: string): string {
  const [, date = '', time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(moment) ?? [];
  return date === '' ? moment : `${dateInWords(date)}, at ${time}`;
}

/** Abbreviations have three letters or more: "Sept." is September. "May" must be capitalized to be a month. */
const monthPattern = months
  .map((name) =>
    name === 'May' ? 'May' : `[${name[0]}${name[0]?.toLowerCase()}]${shorterForms(name.slice(1))}\\.?`,
  )
  .join('|');

/** "anuary" as a pattern that also matches "an", "anu", and so on. */
function shorterForms(tail: string): string {
  return `${tail.slice(0, 2)}${[...tail.slice(2)].reduceRight((inner, letter) => `(?:${letter}${inner})?`, '')}`;
}

const year = '(?:,? (\\d{4})\\b)?';
const monthFirst = new RegExp(`\\b(${monthPattern}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)${year}`, 'g');
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthPattern})(?![A-Za-z])${year}`,
  'g',
);
const twelveHours = /\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?/gi;

/**
 * Dates as 2025-03-28, or as --03-28 where no year is given; times as 14:15; "2025-03-28 14:15" for both. The rest
 * stays as it is.
 */
export function withIsoDates(text: string): string {
  return text
    .replaceAll(/\b(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?/g, '$1 $2')
    .replaceAll(monthFirst, (whole, ...[month, day, ofYear]) => isoDate(whole, { month, day, ofYear }))
    .replaceAll(dayFirst, (whole, ...[day, month, ofYear]) => isoDate(whole, { month, day, ofYear }))
    .replaceAll(twelveHours, (whole, ...[hour, minute, half]) => isoTime(whole, { hour, minute, half }))
    .replaceAll(/(?<![\d:])(\d:\d{2})(?![\d:])/g, '0$1')
    .replaceAll(/((?:\d{4}|-)-\d{2}-\d{2})(?:,? at|,) (?=\d{2}:\d{2}(?![\d:]))/g, '$1 ');
}

function isoDate(
  whole: string,
  { month = '', day = '', ofYear = '-' }: Record<string, string | undefined>,
): string {
  const start = month.slice(0, 3).toLowerCase();
  const number = months.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
  const days = Number(day);
  if (days < 1 || days > 31) return whole;
  return `${ofYear}-${String(number).padStart(2, '0')}-${String(days).padStart(2, '0')}`;
}

function isoTime(
  whole: string,
  { hour, minute = '00', half = '' }: Record<string, string | undefined>,
): string {
  if (Number(hour) > 12) return whole;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
