// The log of a run: who may append, in which order, and what an entry settles.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../pipeline/errors.ts';
import { SharedLog } from '../../../pipeline/postgres/log.ts';
import { all } from '../../support/offline-run.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';
import { sharedProcess } from '../../support/shared-process.ts';

describe.skipIf(!hasPostgres)('the log of a run', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  async function opened() {
    const shared = await sharedProcess(await server.database());
    const { database, run } = shared;
    const logOf = (process: string): SharedLog => new SharedLog({ database, run, process });
    const give = (process: string): Promise<object[]> =>
      database.query('UPDATE toolloom.runs SET coordinator = $2 WHERE id = $1', [run, process]);
    const [process, other] = [randomUUID(), randomUUID()];
    await give(process);
    return {
      ...{ database, run, logOf, give, process, other },
      [Symbol.asyncDispose]: () => shared[Symbol.asyncDispose](),
    };
  }

  it('takes nothing from a process that has lost the run to another, which goes on behind it', async () => {
    await using run = await opened();
    const [first, second] = [run.logOf(run.process), run.logOf(run.other)];
    expect(await first.append({ stage: 'judge', line: 'a' }, 'a')).toBe(1);
    await run.give(run.other);
    await second.open();
    expect(await second.append({ stage: 'judge', line: 'b' }, 'b')).toBe(2);
    await expect(first.append({ stage: 'judge', line: 'c' }, 'c')).rejects.toThrow(UsageError);
    expect((await all(second.after(0))).map(({ seq, line }) => [seq, line])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(await all(second.after(1))).toHaveLength(1);
  });

  it('keeps the order of what comes at once, also of more than one statement holds', async () => {
    await using run = await opened();
    const log = run.logOf(run.process);
    const lines = Array.from({ length: 250 }, (_, index) => `${index} ${'x'.repeat(100_000)}`);
    const places = await Promise.all(
      lines.map((line, index) => log.append({ stage: 'judge', line }, `${index}`)),
    );
    expect(places).toEqual(lines.map((_, index) => index + 1));
    expect((await all(log.after(0))).map(({ line }) => line)).toEqual(lines);
    expect(log.last).toBe(250);
  });

  it('forgets the outcome of the unit that it has, and of no other', async () => {
    await using run = await opened();
    const log = run.logOf(run.process);
    for (const [stage, unit] of [
      ['judge', 'a'],
      ['judge', 'b'],
      ['pair', 'a'],
    ])
      await run.database.query('INSERT INTO toolloom.outcomes VALUES ($1, $2, $3, $4, $5)', [
        run.run,
        randomUUID(),
        stage,
        unit,
        '{}',
      ]);
    await log.append({ stage: 'judge', line: 'a' }, 'a');
    expect(await run.database.query('SELECT stage, unit FROM toolloom.outcomes ORDER BY stage')).toEqual([
      { stage: 'judge', unit: 'b' },
      { stage: 'pair', unit: 'a' },
    ]);
  });

  it('counts withdrawals, so that a unit which is asked for again is another job', async () => {
    await using run = await opened();
    const log = run.logOf(run.process);
    const generation = async (): Promise<unknown> =>
      (await run.database.query('SELECT generation FROM toolloom.runs WHERE id = $1', [run.run]))[0];
    await log.append({ stage: 'judge', line: 'a' }, 'a');
    expect(await generation()).toEqual({ generation: 0 });
    await log.append({ stage: 'judge', line: 'withdrawn' });
    expect(await generation()).toEqual({ generation: 1 });
  });
});
