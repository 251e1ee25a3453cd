// What the tools for time sheets share: the hours of a worker by day, and those beyond the daily limit.
import { z } from 'zod';
import { identifier } from '../../../worlds/sql.ts';
import { columnOfOwner } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';

export const timesheetsSchema = z.strictObject({
  owner: z.string().describe('noun of those who work'),
  entries: z.string().describe('noun of the time entries'),
  daily: z.number().describe('hours a day beyond which work is overtime'),
  overtime: z.number().describe('what overtime multiplies the rate by'),
  weekly: z.number().describe('most hours a week'),
});
export type Timesheets = z.infer<typeof timesheetsSchema>;

/** The hours of the worker that the call names, one row for each day between two. */
export function dailyHours(
  { view, viewOf }: ToolSite,
  { entries }: Timesheets,
  [from, to]: [string, string],
): string {
  const rows = viewOf(entries);
  return (
    `(SELECT "worked_on" AS day, SUM("hours") AS hours FROM ${identifier(rows.table)} ` +
    `WHERE ${columnOfOwner(rows, view)} = :${view.idParameter} AND "worked_on" BETWEEN ${from} AND ${to} ` +
    'GROUP BY "worked_on")'
  );
}

/** The Monday of the week of a day, and its Sunday. */
export const mondayOf = (day: string): string => `date(${day}, '-6 days', 'weekday 1')`;
export const sundayOf = (day: string): string => `date(${mondayOf(day)}, '+6 days')`;

export const hoursInWords = ({ daily, overtime, weekly }: Timesheets) => ({
  daily: String(daily),
  overtime: String(overtime),
  weekly: String(weekly),
});
