// How the values of a row agree with its state and with each other, as data/seeds/row-relations.yaml declares it.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';

const names = z.array(z.string());
const share = z.number().min(0).max(1);

export const rowRelationsSchema = z.strictObject({
  days: z.array(
    z.strictObject({
      fields: names,
      past: names.default([]),
      today: names.default([]),
      ahead: names.default([]),
    }),
  ),
  inOrder: z.array(z.tuple([z.string(), z.string()])),
  atMost: z.array(
    z.strictObject({
      field: z.string(),
      most: z.string(),
      except: share.describe('share of rows in which it may be more'),
      share: z.tuple([share, share]).default([0.1, 0.95]).describe('what it then is of the other'),
    }),
  ),
  notYet: z.array(z.strictObject({ fields: names, states: names })),
  complete: z.array(z.strictObject({ fields: names, states: names })),
  begins: names.describe('days on which a thing begins to exist'),
  follows: names.describe('days that lie after what the row belongs to began'),
  odd: names,
  mess: z.strictObject({ namesake: share, twin: share, stale: share, missing: share }),
});
export type RowRelations = z.infer<typeof rowRelationsSchema>;

export type Row = { [column: string]: Json };

interface RowInState {
  readonly row: Row;
  readonly state: string;
  readonly clock: string;
  readonly random: Random;
  /** Whether a field may be empty. */
  isOptional(field: string): boolean;
}

const dayLength = 86_400_000;

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

export const isDay = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Changes values of the row until it keeps all relations. */
export function reconcile(site: RowInState, relations: RowRelations): void {
  placeDays(site, relations);
  orderDays(site, relations);
  limitNumbers(site, relations);
  fillByState(site, relations);
}

/** Moves the day on which the thing takes place to the side of today on which its state puts it. */
function placeDays({ row, state, clock, random }: RowInState, { days }: RowRelations): void {
  const today = clock.slice(0, 10);
  for (const { fields, ...sides } of days) {
    const move = moves.find(({ side }) => sides[side].includes(state));
    if (!move) continue;
    for (const field of fields)
      if (isDay(row[field]) && !move.fits(row[field], today))
        row[field] = dayAfter(today, random.integer(...move.range));
  }
}

/** Where a day must lie, and how far from today it is put where it does not. */
const moves: readonly {
  readonly side: 'past' | 'today' | 'ahead';
  fits(day: string, today: string): boolean;
  readonly range: readonly [number, number];
}[] = [
  { side: 'past', fits: (day, today) => day < today, range: [-75, -1] },
  { side: 'today', fits: (day, today) => day === today, range: [0, 0] },
  { side: 'ahead', fits: (day, today) => day >= today, range: [1, 28] },
];

/** Where two days are out of order, the last one moves behind the first, but not from the past into the future. */
function orderDays({ row, clock, random }: RowInState, { inOrder }: RowRelations): void {
  const today = clock.slice(0, 10);
  for (const [first, last] of inOrder) {
    const [from, to] = [row[first], row[last]];
    if (!isDay(from) || !isDay(to) || from <= to) continue;
    const moved = dayAfter(from, random.integer(1, 30));
    row[last] = to < today && moved >= today ? from : moved;
  }
}

function limitNumbers({ row, random }: RowInState, { atMost }: RowRelations): void {
  for (const {
    field,
    most,
    except,
    share: [least, greatest],
  } of atMost) {
    const [value, limit] = [row[field], row[most]];
    if (typeof value !== 'number' || typeof limit !== 'number' || value <= limit || random.chance(except))
      continue;
    const part = limit * (least + random.next() * (greatest - least));
    row[field] = Number.isInteger(value) ? Math.floor(part) : Math.round(part * 100) / 100;
  }
}

function fillByState({ row, state, isOptional }: RowInState, { notYet, complete }: RowRelations): void {
  const fieldsIn = (lists: RowRelations['notYet']): string[] =>
    lists.filter(({ states }) => states.includes(state)).flatMap(({ fields }) => fields);
  for (const field of fieldsIn(notYet)) {
    const value = row[field];
    if (value !== undefined) row[field] = nothing(value, isOptional(field));
  }
  for (const field of fieldsIn(complete)) if (typeof row[field] === 'number') row[field] = 100;
}

/** The value of a field that has not been filled yet. Days, texts, and codes that are required stay. */
function nothing(value: Json, isOptional: boolean): Json {
  if (isOptional) return null;
  if (typeof value === 'boolean') return false;
  return typeof value === 'number' ? 0 : value;
}
