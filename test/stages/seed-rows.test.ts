// The rows that grown worlds start with, over many seeds: they agree with themselves, they are messy in the shares
// that are wanted, and they come out the same every time.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { readSeed } from '../../stages/seeds.ts';
import type { Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import type { Entity } from '../../stages/synthesize-tools/entity.ts';
import { columnOf, tableOf } from '../../stages/synthesize-tools/entity-names.ts';
import {
  type Row,
  type RowRelations,
  reconcile,
  rowRelationsSchema,
} from '../../stages/synthesize-tools/row-relations.ts';
import { drafted, lexicon } from '../support/grown.ts';

const relations = await readSeed('row-relations.yaml', rowRelationsSchema);

interface DrawnTable {
  readonly world: WorldDraft;
  readonly noun: string;
  readonly entity: Entity;
  readonly rows: readonly Row[];
}

const built = (seed: number): { blueprint: Blueprint; world: WorldDraft } => {
  const { blueprint, category } = drafted(randomFor('seed rows', seed));
  return { blueprint, world: buildWorld(blueprint, { category, lexicon }, randomFor('rows', seed)) };
};

/** The tables of 80 drafted applications that no process settles anew. */
const tables: readonly DrawnTable[] = Array.from({ length: 80 }, (_, seed) => built(seed)).flatMap(
  ({ blueprint, world }) =>
    Object.entries(blueprint.entities).flatMap(([noun, entity]) =>
      entity.process === undefined
        ? [{ world, noun, entity, rows: world.rows[tableOf(noun, entity)] ?? [] }]
        : [],
    ),
);

const rowsWith = (column: string): { row: Row; clock: string }[] =>
  tables.flatMap(({ rows, world }) =>
    rows.filter((row) => row[column] != null).map((row) => ({ row, clock: world.clock })),
  );

const plain = (text: unknown): string =>
  String(text)
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z ]/g, '')
    .toLowerCase();

describe('seed rows', () => {
  it('are the same from the same seed, and others from another', () => {
    expect(built(3).world.rows).toEqual(built(3).world.rows);
    expect(built(3).world.rows).not.toEqual(built(4).world.rows);
  });

  it('fill tables of any size from a handful to hundreds', () => {
    const sizes = tables.map(({ rows }) => rows.length).sort((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThanOrEqual(6);
    expect(sizes[0]).toBeLessThan(10);
    expect(sizes.at(-1)).toBeGreaterThan(200);
    expect(sizes.at(-1)).toBeLessThanOrEqual(400);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(30);
    expect(mean).toBeLessThan(90);
  });

  it('give people an address that matches their name', () => {
    const people = rowsWith('email');
    expect(people.length).toBeGreaterThan(200);
    for (const { row } of people) {
      const family = plain(row.name).split(' ').at(-1) ?? '';
      expect(plain(row.email), JSON.stringify(row)).toContain(family);
    }
  });

  it('hold people of one name, whose addresses differ', () => {
    const pairs = tables.flatMap(({ rows }) =>
      rows.flatMap((row, index) =>
        row.email == null
          ? []
          : rows.slice(0, index).flatMap((other) => (other.name === row.name ? [[row, other]] : [])),
      ),
    );
    expect(pairs.length).toBeGreaterThan(5);
    const apart = pairs.filter(([a, b]) => a?.email !== b?.email);
    expect(apart.length / pairs.length).toBeGreaterThan(0.8);
  });

  it('never remember the present state as the previous one', () => {
    for (const { row } of rowsWith('previous_status')) expect(row.previous_status).not.toBe(row.status);
  });

  it('take every state of their entity', () => {
    for (const { entity, rows, noun } of tables)
      for (const [field, states] of Object.entries(entity.states))
        if (rows.length >= states.length)
          expect(new Set(rows.map((row) => row[field])), noun).toEqual(new Set(states));
  });

  it('put a day behind where their state lies in the past, and ahead where it is to come', () => {
    let looked = 0;
    for (const { fields, past, ahead } of relations.days)
      for (const field of fields)
        for (const { row, clock } of rowsWith(field)) {
          const day = String(row[field]);
          const today = clock.slice(0, 10);
          if (past.includes(String(row.status))) expect(day < today, JSON.stringify(row)).toBe(true);
          else if (ahead.includes(String(row.status))) expect(day >= today, JSON.stringify(row)).toBe(true);
          else continue;
          looked += 1;
        }
    expect(looked).toBeGreaterThan(1000);
  });

  it('mostly end what happens, and go wrong now and then', () => {
    const rows = tables.flatMap((table) => (table.entity.ends.includes('canceled') ? table.rows : []));
    const share = (state: string): number =>
      rows.filter(({ status }) => status === state).length / rows.length;
    expect(rows.length).toBeGreaterThan(300);
    expect(share('canceled')).toBeGreaterThan(0.02);
    expect(share('canceled')).toBeLessThan(0.2);
  });

  it('seldom repeat a free text', () => {
    const times = new Map<unknown, number>();
    let cells = 0;
    for (const { entity, rows } of tables)
      for (const name of Object.keys(entity.fields).filter((each) => entity.fields[each]?.kind === 'note'))
        for (const row of rows) {
          const text = row[columnOf(name, entity)];
          if (text == null) continue;
          cells += 1;
          times.set(text, (times.get(text) ?? 0) + 1);
        }
    expect(cells).toBeGreaterThan(3000);
    expect(Math.max(...times.values()) / cells).toBeLessThan(0.01);
    expect(times.size / cells).toBeGreaterThan(0.7);
  });

  it('seldom bear a bare adjective and noun as a name', () => {
    let bare = 0;
    let names = 0;
    for (const { entity, noun, rows } of tables) {
      if (entity.fields[entity.label]?.kind !== 'named') continue;
      const words = noun.split(' ').length + 1;
      for (const row of rows) {
        const name = String(row[entity.label]);
        names += 1;
        if (name.endsWith(` ${noun}`) && name.split(' ').length === words && !/\d/.test(name)) bare += 1;
      }
    }
    expect(names).toBeGreaterThan(1500);
    expect(bare / names).toBeLessThan(0.05);
  });
});

describe('relations of rows', () => {
  const clock = '2025-06-10T09:00:00Z';
  const settled = (row: Row, state: string, given: RowRelations = relations): Row => {
    const copy = { ...row };
    const random = randomFor('relations', state);
    reconcile({ row: copy, state, clock, random, isOptional: (field) => field === 'score' }, given);
    return copy;
  };

  it.each([
    ['a completed booking ahead', { held_on: '2025-07-01' }, 'completed'],
    ['an expired offer that is still valid', { valid_until: '2025-07-01' }, 'expired'],
    ['a row that ends before it starts', { starts_on: '2025-06-01', ends_on: '2025-05-01' }, 'open'],
    ['a planned inspection with a score', { score: 80 }, 'planned'],
    ['a reservation of more than there is', { reserved: 9, quantity: 4 }, 'open'],
    ['a completed project that is half done', { completion: 50 }, 'completed'],
  ])('mend %s', (_, row, state) => {
    const mended = settled(row, state);
    expect(mended).not.toEqual(row);
    expect(settled(mended, state)).toEqual(mended);
  });

  it.each([
    ['a completed booking of last week', { held_on: '2025-06-03' }, 'completed'],
    ['days in order', { starts_on: '2025-05-01', ends_on: '2025-09-01' }, 'open'],
    ['a score after the inspection', { score: 80 }, 'passed'],
    ['a reservation that fits', { reserved: 2, quantity: 4 }, 'open'],
  ])('leave %s as it is', (_, row, state) => {
    expect(settled(row, state)).toEqual(row);
  });
});
