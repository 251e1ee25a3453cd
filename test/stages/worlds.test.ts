import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { validateInThread } from '../../stages/synthesize-tools/validation/thread.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { callProgram, programFaults, rehearse } from '../../stages/worlds/program.ts';
import { changesBetween, stateHash } from '../../stages/worlds/state.ts';

const world: WorldDraft = {
  name: 'shop',
  title: 'Shop',
  path: ['a', 'b', 'c'],
  summary: 's',
  clock: '2025-01-01T00:00:00Z',
  policy: [],
  schema: [
    'CREATE TABLE "people" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL)',
    'CREATE TABLE "orders" ("id" TEXT PRIMARY KEY, "person_id" TEXT NOT NULL REFERENCES "people"("id"), "price" REAL NOT NULL CHECK ("price" >= 0), "note" TEXT, "seen" INTEGER)',
  ],
  tables: {
    people: {
      noun: 'person',
      plural: 'people',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact' },
    },
    orders: {
      noun: 'order',
      plural: 'orders',
      key: 'id',
      label: 'id',
      columns: { id: 'exact', person_id: 'exact', price: 'exact', note: 'semantic', seen: 'exempt' },
    },
  },
  rows: {
    people: [{ id: 'P-1', name: 'Ana' }],
    orders: [
      { id: 'O-1', person_id: 'P-1', price: 25, note: null, seen: 0 },
      { id: 'O-2', person_id: 'P-1', price: 40, note: null, seen: 0 },
    ],
  },
};

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
      'a given row is not a made one',
      ["UPDATE orders SET price = 7 WHERE id = 'O-1'"],
      [insert('O-4', '7')],
      false,
    ],
  ])('%s', async (_, left, right, alike) => {
    using one = await openWorld(world);
    using other = await openWorld(world);
    for (const sql of left) one.run(sql, {});
    for (const sql of right) other.run(sql, {});
    expect(stateHash(one.snapshot(), one) === stateHash(other.snapshot(), other)).toBe(alike);
  });

  it('changes name the row with what it was and is', async () => {
    using database = await openWorld(world);
    database.run("UPDATE orders SET price = 30 WHERE id = 'O-1'", {});
    expect(changesBetween(database.initial, database.snapshot(), database)).toMatchObject([
      { table: 'orders', key: 'O-1', before: { price: 25 }, after: { price: 30 } },
    ]);
  });
});

const reprice: ToolDraft = {
  name: 'reprice',
  description: 'Changes a price.',
  inputSchema: {
    type: 'object',
    properties: { order_id: { type: 'string' }, price: { type: 'number', minimum: 1, maximum: 99 } },
    required: ['order_id', 'price'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { id: { type: 'string' }, price: { type: 'number' } },
    required: ['id', 'price'],
  },
  effect: 'write',
  operation: 'update',
  references: { order_id: 'orders' },
  samples: [],
  intents: ['set the price of {order_id} to {price}'],
  program: {
    guards: [
      {
        sql: 'SELECT EXISTS (SELECT 1 FROM orders WHERE id = :order_id)',
        error: { code: 'ORDER_NOT_FOUND', message: 'No order {order_id}.' },
      },
    ],
    statements: ['UPDATE orders SET price = :price WHERE id = :order_id'],
    result: { sql: 'SELECT id, price FROM orders WHERE id = :order_id', shape: 'one' },
  },
};

describe('a program', () => {
  it('answers, refuses with its typed error, and refuses arguments that break the schema', async () => {
    using database = await openWorld(world);
    expect(callProgram(reprice, database, { order_id: 'O-1', price: 9 })).toMatchObject({
      ok: true,
      value: { id: 'O-1', price: 9 },
      changes: [{ key: 'O-1' }],
    });
    expect(callProgram(reprice, database, { order_id: "O-1' OR 1=1 --", price: 9 })).toMatchObject({
      ok: false,
      value: { error: { code: 'ORDER_NOT_FOUND', message: "No order O-1' OR 1=1 --." } },
    });
    expect(callProgram(reprice, database, { order_id: 'O-1' })).toMatchObject({
      ok: false,
      value: { error: { code: 'INVALID_ARGUMENTS' } },
    });
  });

  it('leaves nothing behind when a constraint stops it, nor when it is only rehearsed', async () => {
    using database = await openWorld(world);
    const bold = {
      ...reprice,
      inputSchema: { type: 'object' },
      program: {
        ...reprice.program,
        statements: [
          "UPDATE people SET name = 'gone'",
          'UPDATE orders SET price = :price WHERE id = :order_id',
        ],
      },
    };
    expect(callProgram(bold, database, { order_id: 'O-1', price: -5 })).toMatchObject({
      ok: false,
      value: { error: { code: 'CONSTRAINT_VIOLATED' } },
    });
    expect(rehearse(reprice, database, { order_id: 'O-1', price: 9 }).changes).toHaveLength(1);
    expect(database.snapshot()).toEqual(database.initial);
  });

  it.each([
    [
      'recursion',
      {
        result: {
          sql: 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r',
          shape: 'one',
        },
      },
    ],
    ['chance', { result: { sql: 'SELECT random() AS id, 1 AS price', shape: 'one' } }],
    ['the time of the host', { statements: ["UPDATE orders SET note = datetime('now')"] }],
    ['another database', { statements: ["ATTACH 'x.db' AS x"] }],
    ['a changed schema', { statements: ['DROP TABLE orders'] }],
    ['two statements in one', { statements: ['UPDATE orders SET price = 1; DELETE FROM orders'] }],
    [
      'a SELECT that writes',
      { result: { sql: 'WITH x AS (SELECT 1) DELETE FROM orders RETURNING id, price', shape: 'one' } },
    ],
  ] as const)('that uses %s is refused before it is run', (_, changes) => {
    expect(
      programFaults({ ...reprice, program: { ...reprice.program, ...changes } as ToolDraft['program'] }),
    ).not.toEqual([]);
    expect(programFaults(reprice)).toEqual([]);
  });
});

describe('validation by execution', () => {
  it.each<[string, Partial<ToolDraft>, string]>([
    [
      'a program that fails',
      { program: { ...reprice.program, statements: ['UPDATE nowhere SET x = 1'] } },
      'its program fails: no such table',
    ],
    [
      'a write that changes nothing',
      { program: { ...reprice.program, statements: [] } },
      'is declared to write but changes nothing',
    ],
    [
      'a result that breaks its schema',
      { outputSchema: { type: 'object', required: ['missing'] } },
      'its result breaks its schema',
    ],
    [
      'unknown keys accepted',
      {
        program: {
          ...reprice.program,
          guards: [],
          result: { sql: "SELECT 'x' AS id, 1 AS price", shape: 'one' },
        },
      },
      'accepts arguments that its schema or the rows rule out',
    ],
    [
      'an update that has lost its WHERE',
      { program: { ...reprice.program, statements: ['UPDATE orders SET price = :price'] } },
      ', which the call does not name',
    ],
    [
      'unknown parameters let through',
      { inputSchema: { ...reprice.inputSchema, additionalProperties: true } },
      'accepts arguments that its schema or the rows rule out: unknown parameter',
    ],
    [
      'a result that has no end',
      {
        effect: 'read',
        program: {
          ...reprice.program,
          statements: [],
          result: {
            sql: `SELECT a.id, 1 AS price FROM ${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'].map((name) => `orders ${name}`).join(', ')}`,
            shape: 'many',
          },
        },
      },
      'its program fails: a query returned more than 5000 rows',
    ],
    [
      'a tool that never succeeds',
      {
        program: {
          ...reprice.program,
          guards: [{ sql: 'SELECT 0', error: { code: 'NEVER', message: 'no' } }],
        },
      },
      'only 0 of 60 sensible calls succeed',
    ],
  ])('finds %s', async (_, changes, fault) => {
    const { tools } = await validateWorld(world, [{ ...reprice, ...changes }], { random: randomFor('x') });
    expect(tools[0]?.faults.join('; ')).toContain(fault);
  });

  it.each<[string, Partial<WorldDraft>, string]>([
    ['DDL that does not load', { schema: ['CREATE TABEL x (id)'] }, 'the database rejects it'],
    [
      'rows that break a reference',
      { rows: { ...world.rows, orders: [{ id: 'O-1', person_id: 'P-9', price: 1 }] } },
      'FOREIGN KEY constraint failed',
    ],
    ['an empty table', { rows: { ...world.rows, orders: [] } }, 'orders has no rows'],
    ['too few tools', {}, 'only 1 tools work, expected at least 6'],
    ['a table that no tool shows', {}, 'no tool returns a row of people'],
  ])('finds a world with %s', async (_, changes, fault) => {
    const { draftFaults, faults } = await validateWorld({ ...world, ...changes }, [reprice], {
      random: randomFor('x'),
    });
    expect([...draftFaults, ...faults].join('; ')).toContain(fault);
  });
});

it('a query that never ends is stopped by the wall clock, and the next world is validated all the same', async () => {
  const many = Array.from({ length: 12 }, (_, index) => `people p${index}`).join(', ');
  const crowd = {
    ...world,
    rows: {
      ...world.rows,
      people: Array.from({ length: 40 }, (_, index) => ({ id: `P-${index + 1}`, name: `n${index}` })),
    },
  };
  const endless = {
    ...reprice,
    program: {
      ...reprice.program,
      guards: [{ sql: `SELECT COUNT(*) > 0 FROM ${many}`, error: { code: 'NEVER', message: 'no' } }],
    },
  };
  const stuck = await validateInThread({ world: crowd, tools: [endless], seed: 'x' }, 1500);
  expect(stuck.faults).toEqual(['its programs ran longer than 1.5 s and were stopped']);
  const next = await validateInThread({ world, tools: [reprice], seed: 'x' });
  expect(next.tools[0]?.faults).toEqual([]);
});

it('a result that fills the memory of its thread is stopped too, and says so', async () => {
  const doubled = Array.from({ length: 17 }).reduce<string>((sql) => `replace(${sql}, 'x', 'xx')`, "'x'"); // 128 KB
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
    .map((name) => `orders ${name}`)
    .join(', ');
  const heavy = {
    ...reprice,
    outputSchema: { type: 'array', items: { type: 'object' } },
    program: {
      ...reprice.program,
      result: { sql: `SELECT a.id, ${doubled} || a.id AS text FROM ${many}`, shape: 'many' as const },
    },
  };
  const { faults } = await validateInThread({ world, tools: [heavy], seed: 'x' });
  expect(faults.join()).toMatch(/its programs filled \d+ MB and were stopped/);
  expect((await validateInThread({ world, tools: [reprice], seed: 'x' })).tools[0]?.faults).toEqual([]);
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
    ...world,
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
      database.run('SAVEPOINT s', {});
      const seen = database.snapshot();
      database.run(random.pick(writes), { id: random.pick(ids) });
      if (random.chance(0.5)) expect(database.snapshot()).toEqual(held());
      if (random.chance(0.3)) database.run(random.pick(writes), { id: random.pick(ids) });
      if (random.chance(0.9)) {
        database.run('ROLLBACK TO s', {});
        if (random.chance(0.5)) database.rewindTo(seen);
      }
      database.run('RELEASE s', {});
      expect(database.snapshot()).toEqual(held());
    }
  });

  it('does not grow beyond what a tool may answer, nor beyond its memory', async () => {
    using database = await openWorld(odd);
    const many = (exponent: number) =>
      `SELECT 1 AS x FROM ${Array.from({ length: exponent }, (_, index) => `a AS a${index}`).join(', ')}`;
    expect(database.query(many(6), {})).toHaveLength(4096);
    expect(() => database.query(many(7), {})).toThrow('more than 5000 rows');
    const doubled = Array.from({ length: 30 }).reduce<string>((sql) => `replace(${sql}, 'x', 'xx')`, "'x'");
    expect(() => database.query(`SELECT ${doubled} AS text`, {})).toThrow(/out of memory|too big/);
    expect(database.query('SELECT count(*) AS n FROM a', {})).toEqual([{ n: 4 }]);
  });
});
