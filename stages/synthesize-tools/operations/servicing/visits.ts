// What the tools for maintenance share: when the next service of a thing is due.
import { z } from 'zod';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { daysBetween } from '../moments.ts';

export const servicingSchema = z.strictObject({
  owner: z.string().describe('noun of what is serviced'),
  visits: z.string().describe('noun of the visits'),
  works: z.array(z.string()).min(2),
});
export type Servicing = z.infer<typeof servicingSchema>;

/** The things with the day on which their next service is due, and the days until then. */
export const dueRows = (view: EntityView): string =>
  `(SELECT *, ${daysBetween(today, 'due_day')} AS days_left FROM ` +
  `(SELECT *, date("last_serviced_on", '+' || "service_interval" || ' days') AS due_day ` +
  `FROM ${identifier(view.table)}))`;

export const ofThing = (visits: EntityView, owner: EntityView, sql = `:${owner.idParameter}`): string =>
  `${columnOfOwner(visits, owner)} = ${sql}`;

/** The day of the next planned visit of a thing; NULL if none is planned. */
export const plannedDay = (visits: EntityView, own: string): string =>
  `(SELECT MIN("planned_on") FROM ${identifier(visits.table)} WHERE ${own} AND "status" = 'planned')`;
