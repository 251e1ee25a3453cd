import type { Times } from './times.ts';

const DAY = 86_400_000;
const YEARS = 5;

/**
 * Finds the next minute after a given one at which the valves open. The day must fit the day of the month, the
 * month, and the weekday, all three. Everything is in UTC.
 *
 * @param after such as `2025-03-31T06:00`
 * @returns in the same form; undefined if there is none within about five years (5 times 366 days)
 */
export function nextOpening(times: Times, after: string): string | undefined {
  const start = Date.parse(`${after}:00Z`) + 60_000;
  const midnight = Math.floor(start / DAY) * DAY;
  for (let day = midnight; day <= midnight + YEARS * 366 * DAY; day += DAY) {
    const minute = firstMinute(times, Math.max(0, (start - day) / 60_000));
    if (minute !== undefined && fitsDay(times, new Date(day)))
      return new Date(day + minute * 60_000).toISOString().slice(0, 16);
  }
  return undefined;
}

function fitsDay({ days, months, weekdays }: Times, date: Date): boolean {
  return days.has(date.getUTCDate()) && months.has(date.getUTCMonth() + 1) && weekdays.has(date.getUTCDay());
}

/** The first minute of a day that fits, from the given one on. */
function firstMinute({ minutes, hours }: Times, from: number): number | undefined {
  for (let minute = from; minute < 24 * 60; minute += 1) {
    if (hours.has(Math.floor(minute / 60)) && minutes.has(minute % 60)) return minute;
  }
  return undefined;
}
