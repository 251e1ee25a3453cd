// Programs of tools: what they answer, refuse and leave behind.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { tryCall } from '../../stages/worlds/known-results.ts';
import { callProgram, programFaults, rehearse } from '../../stages/worlds/program.ts';

import { reprice, shop } from '../support/shop.ts';

describe('a program', () => {
  it('answers, refuses with its typed error, and refuses arguments that break the schema', async () => {
    using database = await openWorld(shop);
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
    using database = await openWorld(shop);
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

  it('answers yes and no where its schema has them, and 1 and 0 where it does not', async () => {
    using database = await openWorld(shop);
    const sql = `SELECT 1 AS is_paid, 0 AS is_late, 1 AS price, '[{"is_new":1}]' AS items`;
    const yesOrNo = { type: 'boolean' };
    const asking = {
      ...reprice,
      outputSchema: {
        type: 'object',
        properties: {
          ...{ is_paid: yesOrNo, is_late: yesOrNo, price: { type: 'integer' } },
          items: { type: 'array', items: { type: 'object', properties: { is_new: yesOrNo } } },
        },
      },
      program: { ...reprice.program, result: { sql, shape: 'one' as const } },
    };
    expect(callProgram(asking, database, { order_id: 'O-1', price: 9 }).value).toEqual({
      ...{ is_paid: true, is_late: false, price: 1, items: [{ is_new: true }] },
    });
  });

  it('hears the time from its world, and not from whoever calls it', async () => {
    using database = await openWorld(shop);
    const result = { sql: 'SELECT :now AS id, 1 AS price', shape: 'one' as const };
    const timely = { ...reprice, inputSchema: { type: 'object' }, program: { ...reprice.program, result } };
    const given = { order_id: 'O-1', price: 9, now: '1999-01-01T00:00:00Z' };
    expect(callProgram(timely, database, given).value).toMatchObject({ id: database.world.clock });
  });

  it('that was tried is tried again only in another state', async () => {
    using database = await openWorld(shop);
    const first = tryCall(reprice, database, { order_id: 'O-1', price: 9 });
    expect(first).toMatchObject({ ok: true, changes: [{ key: 'O-1', after: { price: 9 } }] });
    expect(tryCall(reprice, database, { order_id: 'O-1', price: 9 })).toBe(first);
    expect(tryCall(reprice, database, { order_id: 'O-1', price: 8 })).not.toEqual(first);
    callProgram(reprice, database, { order_id: 'O-1', price: 9 });
    expect(tryCall(reprice, database, { order_id: 'O-1', price: 9 })).toMatchObject({
      ok: true,
      changes: [],
    });
    using later = await openWorld(shop, '2030-01-01T00:00:00Z');
    expect(tryCall(reprice, later, { order_id: 'O-1', price: 9 })).not.toBe(first);
  });

  it('finds its parameters beside texts, names and comments that look like them', async () => {
    using database = await openWorld(shop);
    const sql = `SELECT :b AS ":a", ':c' AS c, :a AS a, /* :d */ :b AS b -- :e`;
    expect(database.query(sql, { a: 1, b: 2, c: 3, unused: 4 })).toEqual([{ ':a': 2, c: ':c', a: 1, b: 2 }]);
  });

  it.each<[string, string, JsonObject]>([
    ['a pattern that is too complex', "'a' LIKE :price", { order_id: 'O-1', price: '%'.repeat(60_000) }],
    ['a sum that overflows', 'sum(x) > :price', {}],
    [
      'a text that is no list',
      '(SELECT count(*) FROM json_each(:order_id)) > 0',
      { order_id: '[1,', price: 9 },
    ],
  ])('refuses %s, and can be called again', async (_, condition, given) => {
    using database = await openWorld(shop);
    const error = { code: 'NEVER', message: 'never' };
    const sql = `SELECT ${condition} FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1) LIMIT 1`;
    const picky = {
      ...reprice,
      inputSchema: { type: 'object' },
      program: { ...reprice.program, guards: [{ sql, error }] },
    };
    expect(callProgram(picky, database, { order_id: 'O-1', price: 9, ...given })).toMatchObject({
      ok: false,
      value: {
        error: { code: 'INVALID_ARGUMENTS', message: expect.stringMatching(/^The arguments cannot/) },
      },
      changes: [],
    });
    expect(callProgram(reprice, database, { order_id: 'O-1', price: 9 }).ok).toBe(true);
  });

  it('whose result has no row says so, and leaves nothing behind', async () => {
    using database = await openWorld(shop);
    const result = { sql: "SELECT id, price FROM orders WHERE id = 'O-9'", shape: 'one' as const };
    const blank = { ...reprice, program: { ...reprice.program, result } };
    expect(() => callProgram(blank, database, { order_id: 'O-1', price: 9 })).toThrow(
      /the result query of reprice returned no row/,
    );
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
    ['another database', { statements: ["ATTACH 'x.db' AS x"] }],
    ['a changed schema', { statements: ['DROP TABLE orders'] }],
    ['two statements in one', { statements: ['UPDATE orders SET price = 1; DELETE FROM orders'] }],
    [
      'a SELECT that writes',
      { result: { sql: 'WITH x AS (SELECT 1) DELETE FROM orders RETURNING id, price', shape: 'one' } },
    ],
  ] as const)('that uses %s is refused before it is run', async (_, changes) => {
    using database = await openWorld(shop);
    const program = { ...reprice.program, ...changes } as ToolDraft['program'];
    expect(programFaults({ ...reprice, program }, database)).not.toEqual([]);
    expect(programFaults(reprice, database)).toEqual([]);
  });

  it('of a tool that reads has no statement, whatever that would change', async () => {
    using database = await openWorld(shop);
    const reading: ToolDraft = { ...reprice, effect: 'read' };
    expect(programFaults(reading, database)).toEqual(['a tool that reads has statements that write']);
    const program = { ...reading.program, statements: [] };
    expect(programFaults({ ...reading, program }, database)).toEqual([]);
  });
});
