// Validation by execution: what it finds in tools and worlds.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { validateInThread } from '../../stages/synthesize-tools/validation/thread.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';

import { reprice, shop } from '../support/shop.ts';

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
      'only 0 of 240 sensible calls succeed',
    ],
    [
      'a guard that no call meets',
      {
        references: {},
        inputSchema: {
          ...reprice.inputSchema,
          properties: {
            order_id: { type: 'string', enum: ['O-1', 'O-2'] },
            price: { type: 'number', minimum: 1 },
          },
        },
        program: {
          ...reprice.program,
          guards: [{ sql: 'SELECT 1', error: { code: 'NEVER_MET', message: 'no' } }],
        },
      },
      'no call ever fails at one of its guards',
    ],
    [
      'a program that writes before a constraint stops it',
      {
        inputSchema: {
          ...reprice.inputSchema,
          properties: { order_id: { type: 'string' }, price: { type: 'number', minimum: -9, maximum: -1 } },
        },
        program: {
          ...reprice.program,
          statements: [
            "UPDATE orders SET note = 'seen' WHERE id = :order_id",
            'UPDATE orders SET price = :price WHERE id = :order_id',
          ],
        },
      },
      'changes rows although it refuses',
    ],
  ])('finds %s', async (_, changes, fault) => {
    const { tools } = await validateWorld(shop, [{ ...reprice, ...changes }], { random: randomFor('x') });
    expect(tools[0]?.faults.join('; ')).toContain(fault);
  });

  it.each<[string, Partial<WorldDraft>, string]>([
    ['DDL that does not load', { schema: ['CREATE TABEL x (id)'] }, 'the database rejects it'],
    [
      'rows that break a reference',
      { rows: { ...shop.rows, orders: [{ id: 'O-1', person_id: 'P-9', price: 1 }] } },
      'FOREIGN KEY constraint failed',
    ],
    ['an empty table', { rows: { ...shop.rows, orders: [] } }, 'orders has no rows'],
    ['too few tools', {}, 'only 1 tools work, expected at least 6'],
    ['a table that no tool shows', {}, 'no tool returns a row of people'],
  ])('finds a world with %s', async (_, changes, fault) => {
    const { draftFaults, faults } = await validateWorld({ ...shop, ...changes }, [reprice], {
      random: randomFor('x'),
    });
    expect([...draftFaults, ...faults].join('; ')).toContain(fault);
  });

  it('finds two tools with one program, and two with one name', async () => {
    const alike = [reprice, { ...reprice, name: 'set_price' }];
    const sameName = [reprice, { ...reprice, program: { ...reprice.program, statements: [] } }];
    expect((await validateWorld(shop, alike, { random: randomFor('x') })).faults).toContain(
      'two tools have the same program',
    );
    expect((await validateWorld(shop, sameName, { random: randomFor('x') })).faults).toContain(
      'two tools have the same name',
    );
    const { faults } = await validateWorld(shop, [reprice], { random: randomFor('x') });
    expect(faults.filter((fault) => fault.startsWith('two tools'))).toEqual([]);
  });
});

it('a policy that never ends once rows have changed is a fault of the world', async () => {
  const many = Array.from({ length: 24 }, (_, at) => `orders o${at}`).join(', ');
  const slow: Policy = {
    id: 'slow',
    about: 'limit',
    enforcedBy: 'agent',
    check: {
      on: 'change',
      table: 'orders',
      violation: `changed.new_price <> changed.old_price AND (SELECT count(*) FROM ${many}) > 0`,
    },
    error: { code: 'NOT_ALLOWED', message: 'no' },
    prose: 'Never.',
  };
  const { draftFaults, tools } = await validateWorld({ ...shop, policies: [slow] }, [reprice], {
    random: randomFor('x'),
  });
  expect([...draftFaults, ...tools.flatMap(({ faults }) => faults)].join()).toContain('5,000,000 steps');
});

/** 240,000 letters. */
const longText = "printf('%.*c', 240000, 'a')";

it('a call that takes long in each step is stopped by a time limit, and the next world is still validated', async () => {
  const slowMatch = `${longText} LIKE '%' || printf('%.*c', 490, 'a') || orders.id || '%'`;
  const slow = {
    ...reprice,
    program: {
      ...reprice.program,
      guards: [
        {
          sql: `SELECT COUNT(${slowMatch}) > 9 FROM orders, orders b, orders c`,
          error: { code: 'NEVER', message: 'no' },
        },
      ],
    },
  };
  const stuck = await validateInThread({ world: shop, tools: [slow], seed: 'x' }, 1500);
  expect(stuck.faults).toEqual(['its programs ran longer than 1.5 s and were stopped']);
  const next = await validateInThread({ world: shop, tools: [reprice], seed: 'x' });
  expect(next.tools[0]?.faults).toEqual([]);
});

it('tools with results of a million characters do not fill the memory of their thread', async () => {
  const heavy = {
    ...reprice,
    effect: 'read' as const,
    outputSchema: { type: 'array', items: { type: 'object' } },
    program: {
      // The last guard is always met, so that calls go on.
      guards: [...reprice.program.guards, { sql: 'SELECT 1', error: { code: 'NEVER', message: 'no' } }],
      statements: [],
      result: { sql: `SELECT a.id, ${longText} AS text FROM orders a, orders b`, shape: 'many' as const },
    },
  };
  const tools = Array.from({ length: 8 }, (_, number) => ({ ...heavy, name: `read_${number}` }));
  const { faults, tools: tried } = await validateInThread({ world: shop, tools, seed: 'x' });
  expect(faults).toContain('no tool writes');
  expect(tried.map(({ validation }) => validation.accepted)).toEqual(tools.map(() => expect.any(Number)));
  expect(Math.min(...tried.map(({ validation }) => validation.accepted))).toBeGreaterThan(20);
});
