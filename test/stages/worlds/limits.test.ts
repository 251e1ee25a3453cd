// What SQL of a world may use up, and what comes of more.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../schemas/json.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import { openLoaded } from '../../../stages/environments/world.ts';
import { leaseWorld, openWorld } from '../../../stages/worlds/database.ts';
import { tryCall } from '../../../stages/worlds/known-results.ts';
import { callProgram, rehearse } from '../../../stages/worlds/program.ts';
import { reprice, shop } from '../../support/shop.ts';

const crowd = {
  ...shop,
  rows: {
    ...shop.rows,
    people: Array.from({ length: 40 }, (_, at) => ({ id: `P-${at + 1}`, name: `n${at}` })),
  },
};
const among = (count: number): string => Array.from({ length: count }, (_, at) => `people p${at}`).join(', ');

const text = (length: number): string => `printf('%.*c', ${length}, 'x')`;
const lengthOf = (sql: string): string => `SELECT length(${sql}) AS price, 'O-1' AS id`;

/** Does what the note says only if there is one, so that validation could miss it. */
const noted = (program: Partial<ToolDraft['program']>): ToolDraft => ({
  ...reprice,
  inputSchema: {
    ...reprice.inputSchema,
    properties: {
      ...(reprice.inputSchema.properties as JsonObject),
      note: { type: 'string' },
      rows: { type: 'array' },
    },
  },
  program: { ...reprice.program, ...program },
});
const ifNoted = (sql: string): string =>
  `SELECT CASE WHEN :note = 'urgent' THEN (${sql}) ELSE 1 END AS price, 'O-1' AS id`;
const urgent = { order_id: 'O-1', price: 9, note: 'urgent', rows: Array(400).fill(0) };
const calm = { order_id: 'O-1', price: 9 };

const endless = noted({ result: { sql: ifNoted(`SELECT count(*) FROM ${among(12)}`), shape: 'one' } });
const endlessWrite = noted({
  statements: [
    'UPDATE orders SET price = :price WHERE id = :order_id',
    `UPDATE people SET name = 'x' WHERE :note = 'urgent' AND (SELECT count(*) FROM ${among(12)}) > 0`,
  ],
});

const manySteps = 'it took more than 5,000,000 steps';

describe('a call that uses up more than it may is stopped with an error that blames the world', () => {
  it.each<[string, ToolDraft, string]>([
    ['steps, while it reads', endless, manySteps],
    ['steps, while it writes', endlessWrite, manySteps],
    [
      'steps, in its guards together',
      noted({
        guards: Array.from({ length: 40 }, () => ({
          sql: `SELECT :note IS NULL OR (SELECT count(*) FROM ${among(3)}) > 0`,
          error: { code: 'NEVER', message: 'no' },
        })),
      }),
      manySteps,
    ],
    [
      'memory',
      noted({
        result: {
          sql: ifNoted(`SELECT count(DISTINCT ${text(100_000)} || p0.id || p1.id) FROM ${among(2)}`),
          shape: 'one',
        },
      }),
      'it needed more than 64 MB of memory',
    ],
    [
      'a long text',
      noted({ result: { sql: ifNoted(`length(${text(100_000_000)})`), shape: 'one' } }),
      '250,000 bytes',
    ],
    [
      'a long text made by replace()',
      noted({ result: { sql: ifNoted(`length(replace(${text(1000)}, 'x', ${text(1000)}))`), shape: 'one' } }),
      '250,000 bytes',
    ],
    [
      'a long result',
      noted({
        result: { sql: `SELECT ${text(200_000)} AS text FROM people WHERE :note = 'urgent'`, shape: 'many' },
      }),
      'more than 1,000,000 characters',
    ],
    [
      'a result of many rows',
      noted({ result: { sql: `SELECT 1 AS x FROM ${among(3)} WHERE :note = 'urgent'`, shape: 'many' } }),
      'more than 5000 rows',
    ],
    [
      'rows that are large',
      noted({
        statements: [
          `INSERT INTO people (id, name) SELECT 'Q-' || key, ${text(50_000)} FROM json_each(:rows) WHERE :note = 'urgent'`,
        ],
      }),
      'its rows would take more than 8 MB',
    ],
  ])('%s', async (_, tool, why) => {
    using database = await openWorld(crowd);
    expect(callProgram(tool, database, calm).broken).toBeUndefined();
    const before = database.snapshot();
    const stopped = rehearse(tool, database, urgent);
    expect(stopped).toMatchObject({ ok: false, value: { error: { code: 'CALL_STOPPED' } }, changes: [] });
    expect(stopped.broken).toContain(why);
    expect(JSON.stringify(stopped.value)).toContain(`The call was stopped: ${stopped.broken}.`);
    expect(database.snapshot()).toEqual(before);
    expect(rehearse(tool, database, urgent)).toEqual(stopped);
  });

  it('and the agent is to blame where it sent more than a program must be able to process', async () => {
    using database = await openWorld(crowd);
    const repeated = noted({ result: { sql: 'SELECT :note || :note AS id, 1 AS price', shape: 'one' } });
    expect(callProgram(repeated, database, { ...calm, note: 'x'.repeat(200_000) })).toMatchObject({
      value: { error: { code: 'INVALID_ARGUMENTS', message: expect.stringContaining('250,000 bytes') } },
    });
    const huge = callProgram(repeated, database, { ...calm, note: 'x'.repeat(2_000_000) });
    expect(huge.broken).toBeUndefined();
    expect(huge.value).toMatchObject({ error: { code: 'INVALID_ARGUMENTS' } });
    expect(callProgram(repeated, database, { ...calm, note: 'y' })).toMatchObject({
      ok: true,
      value: { id: 'yy' },
    });
  });
});

it('a stopped write ends a play and leaves neither its session nor other worlds in disorder', async () => {
  const loaded = {
    world: { ...crowd, id: 'w' },
    tools: new Map([['reprice', { ...endlessWrite, id: 't', world: 'w' }]]),
  };
  const part = { clock: crowd.clock, tools: ['reprice'] };
  // What a world and a tool record beside their drafts is of no concern here.
  const session = await openLoaded(loaded as never, part);
  expect(await session.call('reprice', { ...calm, price: 7 })).toMatchObject({ ok: true });
  const state = await session.snapshot();
  expect(await session.call('reprice', urgent)).toMatchObject({ ok: false, broken: manySteps });
  expect(await session.snapshot()).toEqual(state);
  expect(await session.call('reprice', calm)).toMatchObject({
    ok: false,
    broken: expect.stringContaining('before it'),
  });
  await session[Symbol.asyncDispose]();
  const next = await openLoaded(loaded as never, part);
  expect(await next.call('reprice', { ...calm, price: 7 })).toMatchObject({ ok: true });
  expect(await next.snapshot()).toEqual(state);
  await next[Symbol.asyncDispose]();
});

it('changes() tells of the present call alone', async () => {
  using database = await openWorld(crowd);
  const counting = noted({ result: { sql: "SELECT changes() AS price, 'O-1' AS id", shape: 'one' } });
  const counted = (tool: ToolDraft) => (callProgram(tool, database, calm).value as JsonObject).price;
  expect(counted(counting)).toBe(1);
  expect(counted({ ...counting, program: { ...counting.program, statements: [] } })).toBe(0);
  database.run("UPDATE people SET name = 'x'", {});
  expect(database.query('SELECT changes() AS n', {})).toEqual([{ n: 0 }]);
});

it('what is tried after a stopped write is not remembered for the state before it', async () => {
  const world = { ...crowd };
  using database = await leaseWorld(world);
  expect(tryCall(endlessWrite, database, urgent).broken).toBe(manySteps);
  expect(tryCall(reprice, database, calm).broken).toBeDefined();
  using other = await leaseWorld(world);
  expect(tryCall(reprice, other, calm)).toMatchObject({ ok: true });
});

it('a world that runs out of memory takes none from the others', async () => {
  using other = await leaseWorld({ ...crowd });
  const greedy = noted({
    result: {
      sql: `SELECT count(DISTINCT ${text(249_000)} || p0.id || p1.id || p2.id) AS price, 'O-1' AS id FROM ${among(3)}`,
      shape: 'one',
    },
  });
  for (let round = 0; round < 3; round += 1) {
    using database = await leaseWorld({ ...crowd });
    expect(callProgram(greedy, database, calm).broken).toContain('memory');
    expect(callProgram(reprice, other, { ...calm, price: 10 + round })).toMatchObject({ ok: true });
  }
});

it('texts that SQLite itself would search for minutes take no time', async () => {
  using database = await openWorld(crowd);
  const long = `'b' || ${text(120_000)}`;
  expect(database.query(lengthOf(`replace(${text(240_000)}, ${long}, '')`), {})).toMatchObject([
    { price: 240_000 },
  ]);
  expect(database.query(`SELECT instr(${text(240_000)}, ${long}) AS at`, {})).toEqual([{ at: 0 }]);
  expect(
    database.query(lengthOf(`trim(${text(200_000)}, ${text(200_000).replace('x', 'y')})`), {}),
  ).toMatchObject([{ price: 200_000 }]);
});
