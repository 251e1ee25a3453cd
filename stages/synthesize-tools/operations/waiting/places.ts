// What the tools for waiting lists share: how many places there are, how many are taken, and the order of those
// who wait. Confirmed and offered places are taken; who signed up first is offered a place first.
import { z } from 'zod';
import { allOf, identifier } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';

export const placesSchema = z.strictObject({
  event: z.string().describe('noun of what has places'),
  places: z.string().describe('field with the number of places'),
});
export type Places = z.infer<typeof placesSchema>;

export interface WaitingSite {
  readonly view: EntityView;
  readonly event: EntityView;
  /** The column, quoted, that names the event of an entry. */
  readonly column: string;
  readonly places: Places;
}

export function waitingSite(places: Places, { view, viewOf }: ToolSite): WaitingSite {
  const event = viewOf(places.event);
  return { view, event, column: columnOfOwner(view, event), places };
}

export const waitingWords = ({ event }: WaitingSite) => ({
  event: event.noun,
  events: event.plural,
  eventId: event.idParameter,
});

/** SQL over the entries of an event in a state. */
export const entriesOf = (
  { view, column }: WaitingSite,
  { event, states, select }: { event: string; states: readonly string[]; select: string },
): string =>
  `(SELECT ${select} FROM ${identifier(view.table)} p WHERE ` +
  `${allOf([`p.${column} = ${event}`, `p."status" IN (${states.map((state) => `'${state}'`).join(', ')})`])})`;

export const takenOf = (site: WaitingSite, event: string): string =>
  entriesOf(site, { event, states: ['confirmed', 'offered'], select: 'coalesce(SUM(p."seats"), 0)' });

export const placesOf = ({ event, places }: WaitingSite, key: string): string =>
  `(SELECT e.${identifier(columnNamed(event, places.places).name)} FROM ${identifier(event.table)} e ` +
  `WHERE e."id" = ${key})`;

export const freeOf = (site: WaitingSite, event: string): string =>
  `(${placesOf(site, event)} - ${takenOf(site, event)})`;

/** True for an entry of one alias that comes before that of another. */
export const isBefore = (one: string, other: string): string =>
  `(${one}."registered_on" < ${other}."registered_on" OR ` +
  `(${one}."registered_on" = ${other}."registered_on" AND ${one}."id" < ${other}."id"))`;
