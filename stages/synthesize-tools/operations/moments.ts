// SQL for moments that are kept as a day and a time of day.
import { identifier } from '../../worlds/sql.ts';

/** `"taken_on" || ' ' || "taken_at"`: sorts as the moment does, and SQLite reads it as one. */
export const momentOf = (day: string, time: string): string =>
  `${identifier(day)} || ' ' || ${identifier(time)}`;

/** The present moment in the same form. */
export const present = `strftime('%Y-%m-%d %H:%M', :now)`;
export const presentTime = `strftime('%H:%M', :now)`;

/** Whole minutes from one moment to another. */
export const minutesBetween = (from: string, to: string): string =>
  `CAST(round((julianday(${to}) - julianday(${from})) * 1440) AS INTEGER)`;

/** Hours from one moment to another, to one decimal. */
export const hoursBetween = (from: string, to: string): string =>
  `round((julianday(${to}) - julianday(${from})) * 24, 1)`;

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): string =>
  `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`;
