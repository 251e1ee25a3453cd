// What the tools for journeys of several legs share: the legs of one journey in order, with their arrivals.
import { z } from 'zod';
import { exists, type Guard, guard } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { momentOf } from '../moments.ts';

export const itinerarySchema = z.strictObject({
  owner: z.string().describe('noun of the journeys'),
  legs: z.string().describe('noun of the legs'),
  transfer: z.int().describe('fewest minutes between an arrival and the next departure'),
  classes: z
    .array(z.tuple([z.string(), z.number()]))
    .describe('classes of travel, and what they multiply the fare by'),
  fee: z.number().describe('booking fee for each leg'),
});
export type Itinerary = z.infer<typeof itinerarySchema>;

export const departure = momentOf('departs_on', 'departs_at');

/** SQL for the moment some minutes after another. */
export const after = (moment: string, minutes: string): string =>
  `strftime('%Y-%m-%d %H:%M', ${moment}, '+' || (${minutes}) || ' minutes')`;

export const ofJourney = (legs: EntityView, owner: EntityView, sql = `:${owner.idParameter}`): string =>
  `${columnOfOwner(legs, owner)} = ${sql}`;

/** The legs that meet a condition with `departs`, `arrives`, and `arrived_before`, when the leg before arrives. */
export const timedLegs = (legs: EntityView, where: string): string =>
  `(SELECT *, lag(arrives) OVER (ORDER BY "position") AS arrived_before, ` +
  `lag("id") OVER (ORDER BY "position") AS leg_before FROM ` +
  `(SELECT *, ${departure} AS departs, ${after(departure, '"travel_minutes"')} AS arrives ` +
  `FROM ${identifier(legs.table)} WHERE ${where}))`;

/** The journey has legs to compute from. */
export const mustHaveLegs = (legs: EntityView, owner: EntityView): Guard =>
  guard(exists(legs, ofJourney(legs, owner)), 'NO_LEGS', `{${owner.idParameter}} has no legs yet.`);
