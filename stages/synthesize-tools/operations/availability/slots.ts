// What the tools for availability share: when a resource can be taken, how long a row takes it, and the SQL
// for overlaps. Times of day are minutes after midnight in SQL, and HH:MM everywhere else.
import { z } from 'zod';
import { type Guard, guard, type Member, rowList } from '../../../worlds/programs.ts';
import { allOf, identifier, isAmong, today } from '../../../worlds/sql.ts';
import { columnNamed, type EntityView } from '../../entity-view.ts';
import type { ToolSite } from '../operation.ts';
import { parentOf } from '../parent.ts';

export const slotsSchema = z.strictObject({
  of: z.string().describe('field that refers to the resource'),
  length: z.string().describe('field with the length of a row'),
  unit: z.enum(['minutes', 'hours']),
  state: z.string().optional(),
  busy: z.array(z.string()).describe('states in which a row takes up its time'),
  opens: z.int().describe('minutes after midnight'),
  closes: z.int(),
  step: z.int().describe('minutes between possible starts'),
});
export type Slots = z.infer<typeof slotsSchema>;

export const minuteOf = (time: string): string =>
  `(CAST(substr(${time}, 1, 2) AS INTEGER) * 60 + CAST(substr(${time}, 4, 2) AS INTEGER))`;

export const timeOf = (minute: string): string => `printf('%02d:%02d', (${minute}) / 60, (${minute}) % 60)`;

/** "08:00", of a number of minutes. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export interface SlotSite {
  readonly slots: Slots;
  readonly view: EntityView;
  readonly parent: EntityView;
  /** The column that holds the key of the resource. */
  readonly owner: string;
}

export function slotSite(slots: Slots, site: ToolSite): SlotSite {
  const { column, parent } = parentOf(slots.of, site);
  return { slots, view: site.view, parent, owner: column.name };
}

export const startOf = (alias: string): string => minuteOf(`${alias}."starts_at"`);

export function lengthOf(alias: string, { slots, view }: Pick<SlotSite, 'slots' | 'view'>): string {
  const column = `${alias}.${identifier(columnNamed(view, slots.length).name)}`;
  return slots.unit === 'hours' ? `${column} * 60` : column;
}

/** True for a row that takes up its time. */
export const isBusy = (alias: string, { slots: { state, busy } }: Pick<SlotSite, 'slots'>): string =>
  state === undefined ? '1' : isAmong(`${alias}.${identifier(state)}`, busy);

/** True for a row of the resource on the day that overlaps the time from `start` to `end`. */
export const overlaps = (
  alias: string,
  { day, start, end, resource }: { day: string; start: string; end: string; resource: string },
  site: SlotSite,
): string =>
  allOf([
    `${alias}.${identifier(site.owner)} = ${resource}`,
    `${alias}."held_on" = ${day}`,
    isBusy(alias, site),
    `${startOf(alias)} < ${end}`,
    `${startOf(alias)} + ${lengthOf(alias, site)} > ${start}`,
  ]);

/** Rows that overlap a time, as whole rows of the table. */
export const overlapping = (when: Parameters<typeof overlaps>[1], site: SlotSite): string =>
  `SELECT b.* FROM ${identifier(site.view.table)} b WHERE ${overlaps('b', when, site)} ` +
  'ORDER BY b."starts_at", b."id"';

/** All times at which a slot may start, as a table with the minute in `value`. */
export function possibleStarts({ slots: { opens, closes, step } }: Pick<SlotSite, 'slots'>): string {
  const starts = Array.from({ length: Math.floor((closes - opens) / step) }, (_, at) => opens + at * step);
  return `json_each('[${starts.join(',')}]')`;
}

/** True for a possible start `s` of a slot that ends in time and overlaps nothing. */
export const isFree = (
  { day, minutes, resource }: { day: string; minutes: string; resource: string },
  site: SlotSite,
): string => {
  const when = { day, start: 's.value', end: `s.value + ${minutes}`, resource };
  const table = identifier(site.view.table);
  return (
    `s.value + ${minutes} <= ${site.slots.closes} AND ` +
    `NOT EXISTS (SELECT 1 FROM ${table} b WHERE ${overlaps('b', when, site)})`
  );
};

export const notInPast: Guard = guard(`:held_on >= ${today}`, 'DAY_IN_PAST', '{held_on} is in the past.');

export const withinHours = ({ slots: { opens, closes } }: SlotSite): Guard =>
  guard(
    `${minuteOf(':starts_at')} >= ${opens} AND ${minuteOf(':starts_at')} + :minutes <= ${closes}`,
    'OUTSIDE_OPENING_HOURS',
    `Only the time from ${clockTime(opens)} to ${clockTime(closes)} can be taken.`,
  );

export const timeOfDay = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' } as const;

/** What every tool for availability needs as it is. */
export const fieldsOfSlots = (slots: Slots): string[] => [slots.of, slots.length, 'held_on', 'starts_at'];

export const timeSchema = { type: 'string', pattern: '^[0-9]{2}:[0-9]{2}$' };

/** The rows that overlap, without more than an answer can use. */
export const conflictRows = (query: string, view: EntityView): Member => {
  const { sql, schema } = rowList(view, 'c');
  return { name: 'conflicts', sql: `(SELECT ${sql} FROM (${query} LIMIT 10) c)`, schema };
};

/** Lengths that people ask for. */
export const usualLengths = ({ step }: Slots): number[] =>
  [step, 2 * step, 3 * step, 4 * step].filter((m) => m <= 240);
