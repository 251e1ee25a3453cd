// What the tools for response times share: priorities from impact and urgency, and the deadline of a row.
import { z } from 'zod';
import { errorCode, type Guard, guard } from '../../../worlds/programs.ts';
import { byChoice, identifier, isAmong, literal } from '../../../worlds/sql.ts';
import { stateOf } from '../../entity.ts';
import { columnNamed, type EntityView } from '../../entity-view.ts';
import { minutesBetween, momentOf, present } from '../moments.ts';
import type { ToolSite } from '../operation.ts';

export const slaSchema = z.strictObject({
  day: z.string().describe('field with the day on which the clock starts'),
  hours: z
    .array(z.tuple([z.string(), z.number()]))
    .length(4)
    .describe('priority and its hours, the first first'),
  cuts: z.tuple([z.int(), z.int(), z.int()]).describe('scores from which the first three priorities apply'),
});
export type Sla = z.infer<typeof slaSchema>;

export const levels = ['low', 'medium', 'high'] as const;

/** SQL for the hours that a row has. */
const allowed = ({ hours }: Sla, priority: string): string => byChoice(priority, Object.fromEntries(hours));

/** SQL for the priority: impact and urgency count 0 to 2 each, and their sum is cut into four. */
export function priorityOf({ hours, cuts }: Sla, impact: string, urgency: string): string {
  const score = (sql: string): string => byChoice(sql, { low: 0, medium: 1, high: 2 });
  const sum = `${score(impact)} + ${score(urgency)}`;
  const [first, second, third, last] = hours.map(([name]) => literal(name));
  const [a, b, c] = cuts;
  return (
    `CASE WHEN ${sum} >= ${a} THEN ${first} WHEN ${sum} >= ${b} THEN ` +
    `${second} WHEN ${sum} >= ${c} THEN ${third} ELSE ${last} END`
  );
}

/** SQL for the hours that belong to a priority that is given by impact and urgency. */
export const hoursFor = (sla: Sla, priority: string): string => allowed(sla, priority);

/** The rows with their allowed hours, deadline, and minutes left, which are below zero when it has passed. */
export function clockRows(view: EntityView, sla: Sla): string {
  const hours = allowed(sla, '"priority"');
  const opened = momentOf(columnNamed(view, sla.day).name, 'opened_at');
  const due = `strftime('%Y-%m-%d %H:%M', ${opened}, '+' || (60 * ${hours}) || ' minutes')`;
  return (
    `(SELECT *, ${minutesBetween(present, 'deadline')} AS minutes_left FROM ` +
    `(SELECT *, ${hours} AS allowed_hours, ${due} AS deadline FROM ${identifier(view.table)}))`
  );
}

/** True for rows whose clock runs: those whose life is not over. */
export function isRunning({ entity }: EntityView): string {
  const state = stateOf(entity);
  return state && entity.ends.length > 0 ? `NOT ${isAmong(identifier(state.field), entity.ends)}` : '1';
}

/** The clock of the row runs. None where rows have no end. */
export function mustRun({ view }: Pick<ToolSite, 'view'>): Guard[] {
  if (isRunning(view) === '1') return [];
  return [
    guard(
      `${isRunning(view)} FROM ${identifier(view.table)} WHERE "id" = :${view.idParameter}`,
      errorCode(view.noun, 'closed'),
      `{${view.idParameter}} is closed, so its clock has stopped.`,
    ),
  ];
}

/** breached, at risk with less than a quarter of the time left, or on track. */
export const clockState =
  "CASE WHEN minutes_left < 0 THEN 'breached' WHEN minutes_left < 15 * allowed_hours THEN 'at_risk' " +
  "ELSE 'on_track' END";

export const limitsInWords = ({ hours }: Sla): string =>
  hours.map(([priority, each]) => `${priority} ${each}`).join(', ');
