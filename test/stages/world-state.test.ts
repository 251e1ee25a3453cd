// What two states of a world have in common, and what a world remembers of its state.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { leaseWorld, openWorld } from '../../stages/worlds/database.ts';
import { callProgram } from '../../stages/worlds/program.ts';
import { changesBetween, stateHash } from '../../stages/worlds/state.ts';

import { reprice, shop } from '../support/shop.ts';

describe('the hash of a state', () => {
  const insert = (id: string, price: string, note = 'NULL', seen = 0) =>
    `INSERT INTO orders VALUES ('${id}', 'P-1', ${price}, ${note}, ${seen})`;
  it.each([
    ['25 and 25.0 are one number', [insert('O-4', '25')], [insert('O-4', '25.0')], true],
    [
      'rows made during play go by their content, not their key',
      [insert('O-4', '7')],
      [insert('O-9', '7')],
      true,
    ],
    [
      'their order does not matter',
      [insert('O-4', '7'), insert('O-5', '8')],
      [insert('O-4', '8'), insert('O-5', '7')],
      true,
    ],
    [
      'free text goes by whether it is there',
      [insert('O-4', '7', "'late'")],
      [insert('O-4', '7', "'too late'")],
      true,
    ],
    ['but not there is not there', [insert('O-4', '7', "'late'")], [insert('O-4', '7')], false],
    ['exempt columns do not count', [insert('O-4', '7', 'NULL', 1)], [insert('O-4', '7', 'NULL', 2)], true],
    ['another amount is another state', [insert('O-4', '7')], [insert('O-4', '7.01')], false],
    ['one row more is another state', [insert('O-4', '7')], [insert('O-4', '7'), insert('O-5', '7')], false],
    [
      'references to rows made during play go by their table, not their key',
      ["INSERT INTO people VALUES ('P-2', 'Ben')", insert('O-4', '7').replace('P-1', 'P-2')],
      ["INSERT INTO people VALUES ('P-7', 'Ben')", insert('O-8', '7').replace('P-1', 'P-7')],
      true,
    ],
    [
      'a reference to a given row is another state than one to a made row',
      ["INSERT INTO people VALUES ('P-2', 'Ben')", insert('O-4', '7').replace('P-1', 'P-2')],
      ["INSERT INTO people VALUES ('P-2', 'Ben')", insert('O-4', '7')],
      false,
    ],
    [
      'a given row is not a made one',
      ["UPDATE orders SET price = 7 WHERE id = 'O-1'"],
      [insert('O-4', '7')],
      false,
    ],
  ])('%s', async (_, left, right, alike) => {
    using one = await openWorld(shop);
    using other = await openWorld(shop);
    for (const sql of left) one.run(sql, {});
    for (const sql of right) other.run(sql, {});
    expect(stateHash(one.snapshot(), one) === stateHash(other.snapshot(), other)).toBe(alike);
  });

  it('a change names the row, with its values before and after', async () => {
    using database = await openWorld(shop);
    database.run("UPDATE orders SET price = 30 WHERE id = 'O-1'", {});
    expect(changesBetween(database.initial, database.snapshot(), database)).toMatchObject([
      { table: 'orders', key: 'O-1', before: { price: 25 }, after: { price: 30 } },
    ]);
  });
});

describe('what a world remembers of its state', () => {
  const schema = [
    'CREATE TABLE "a" ("id" TEXT PRIMARY KEY, "n" INTEGER UNIQUE)',
    'CREATE TABLE "b" ("id" TEXT PRIMARY KEY, "a_id" TEXT REFERENCES "a"("id") ON DELETE CASCADE, "n" INTEGER)',
    'CREATE TABLE "c" ("id" TEXT PRIMARY KEY, "n" INTEGER) WITHOUT ROWID',
    'CREATE TRIGGER "t" AFTER UPDATE ON "b" BEGIN UPDATE "c" SET "n" = "n" + 1; END',
  ];
  const table = { noun: 'x', plural: 'xs', key: 'id', label: 'id', columns: {} };
  const ids = ['1', '2', '3', '4'];
  const odd: WorldDraft = {
    ...shop,
    schema,
    tables: { a: table, b: table, c: table },
    rows: {
      a: ids.map((id) => ({ id, n: Number(id) })),
      b: ids.map((id) => ({ id, a_id: id, n: 0 })),
      c: ids.map((id) => ({ id, n: 0 })),
    },
  };
  const writes = [
    'UPDATE b SET n = n + 1 WHERE id = :id',
    'UPDATE c SET n = 9 WHERE id = :id',
    'DELETE FROM a WHERE id = :id',
    'DELETE FROM b',
    'INSERT OR REPLACE INTO a VALUES (:id, 3)',
    'INSERT OR REPLACE INTO b VALUES (:id, NULL, 5)',
    'UPDATE a SET n = n + 10',
  ];

  it('is what it holds, after triggers, cascades, replaced rows, deletes of everything and rollbacks', async () => {
    const random = randomFor('snapshots');
    using database = await openWorld(odd);
    const held = () =>
      Object.fromEntries(
        Object.keys(odd.tables).map((name) => [
          name,
          database.query(`SELECT * FROM ${name} ORDER BY id`, {}),
        ]),
      );
    for (let number = 0; number < 400; number += 1) {
      const mark = database.mark();
      const seen = database.snapshot();
      database.run(random.pick(writes), { id: random.pick(ids) });
      if (random.chance(0.5)) expect(database.snapshot()).toEqual(held());
      if (random.chance(0.3)) database.run(random.pick(writes), { id: random.pick(ids) });
      if (random.chance(0.9)) {
        mark.undo();
        if (random.chance(0.5)) database.rewindTo(seen);
      }
      mark.end();
      expect(database.snapshot()).toEqual(held());
    }
  });

  it('is without the rows that a constraint of the schema pushes out', async () => {
    const unique = 'CREATE TABLE "a" ("id" TEXT PRIMARY KEY, "n" INTEGER UNIQUE ON CONFLICT REPLACE)';
    const rows = ids.map((id) => ({ id, n: Number(id) }));
    const pushing = { ...odd, schema: [unique], tables: { a: table }, rows: { a: rows } };
    using database = await openWorld(pushing);
    expect(database.snapshot().a).toHaveLength(4);
    database.run("INSERT INTO a VALUES ('9', 3)", {});
    expect(database.snapshot()).toEqual({ a: database.query('SELECT * FROM a ORDER BY id', {}) });
    expect(database.snapshot().a).toHaveLength(4);
  });

  it('has columns with the names of what every object has', async () => {
    const names = ['id', '__proto__', 'constructor', 'toString'];
    const row = JSON.parse('{"id": "1", "__proto__": "a", "constructor": "b", "toString": null}');
    const list = names.map((name) => `"${name}" TEXT`).join(', ');
    const strange = {
      ...odd,
      schema: [`CREATE TABLE s (${list})`],
      tables: { s: table },
      rows: { s: [row] },
    };
    using database = await openWorld(strange);
    expect(JSON.stringify(database.initial.s)).toBe(JSON.stringify([row]));
    database.run('UPDATE s SET "__proto__" = :to', { to: 'c' });
    const [change] = changesBetween(database.initial, database.snapshot(), database);
    expect(JSON.stringify(change?.after)).toBe(JSON.stringify(row).replace('"a"', '"c"'));
  });

  it('stays within the rows that a tool may return and within its memory', async () => {
    using database = await openWorld(odd);
    const many = (exponent: number) =>
      `SELECT 1 AS x FROM ${Array.from({ length: exponent }, (_, index) => `a AS a${index}`).join(', ')}`;
    expect(database.query(many(6), {})).toHaveLength(4096);
    expect(() => database.query(many(7), {})).toThrow('more than 5000 rows');
    const doubled = Array.from({ length: 30 }).reduce<string>((sql) => `replace(${sql}, 'x', 'xx')`, "'x'");
    expect(() => database.query(`SELECT ${doubled} AS text`, {})).toThrow(
      'a text of more than 250,000 bytes',
    );
    expect(database.query('SELECT count(*) AS n FROM a', {})).toEqual([{ n: 4 }]);
  });
});

it('a database that is given back serves the next one as if nothing had been done in it', async () => {
  const first = await leaseWorld(shop);
  expect(callProgram(reprice, first, { order_id: 'O-1', price: 9 })).toMatchObject({ ok: true });
  first.run("DELETE FROM orders WHERE id <> 'O-1'", {});
  expect(first.snapshot()).not.toEqual(first.initial);
  using other = await leaseWorld(shop);
  expect(other.snapshot()).toBe(other.initial);
  first[Symbol.dispose]();
  using next = await leaseWorld(shop, '2030-01-01T00:00:00Z');
  expect(next.world.clock).toBe('2030-01-01T00:00:00Z');
  expect(next.snapshot()).toBe(next.initial);
  expect(next.query('SELECT count(*) AS orders FROM orders', {})).toEqual([
    { orders: shop.rows.orders?.length },
  ]);
  expect(callProgram(reprice, next, { order_id: 'O-1', price: 9 }).changes).toHaveLength(1);
});
