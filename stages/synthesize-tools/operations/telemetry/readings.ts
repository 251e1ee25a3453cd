// What the tools for telemetry share: which readings count, and the units that they can be converted to.
import { z } from 'zod';
import { type Guard, guard } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnOfOwner } from '../../entity-view.ts';
import { momentOf } from '../moments.ts';
import type { Parameter, ToolSite } from '../operation.ts';
import { leftOut, rangeSchema, valueParameters } from '../parameters.ts';

export const telemetrySchema = z.strictObject({
  readings: z.string().describe('noun of the readings'),
  quantity: z.string().describe('what is measured'),
  unit: z.string(),
  verb: z.string(),
});
export type Telemetry = z.infer<typeof telemetrySchema>;

export const readingMoment = momentOf('taken_on', 'taken_at');

/** Readings of the owner that the call names, no older than it says. */
export function ownReadings({ view, viewOf }: ToolSite, { readings }: Telemetry): string {
  const rows = viewOf(readings);
  const age = `julianday(:now) - julianday(${readingMoment})`;
  return (
    `${identifier(rows.table)} WHERE ${columnOfOwner(rows, view)} = :${view.idParameter} ` +
    `AND ${age} <= coalesce(:days, 30)`
  );
}

/** The call covers enough readings to compute from. */
export const enoughReadings = (site: ToolSite, options: Telemetry, fewest: number): Guard =>
  guard(
    `COUNT(*) >= ${fewest} FROM ${ownReadings(site, options)}`,
    'NOT_ENOUGH_READINGS',
    `{${site.view.idParameter}} has fewer than ${fewest} readings in that period.`,
  );

export const daysParameter = (site: ToolSite, words: { readings: string }): Parameter =>
  leftOut(valueParameters(site, words)('days', rangeSchema(1, 90)));

/** Words that every sentence about telemetry may use. */
export const telemetryWords = ({ viewOf }: ToolSite, { readings, quantity, unit }: Telemetry) => ({
  readings: viewOf(readings).plural,
  reading: readings,
  quantity,
  unit,
});
