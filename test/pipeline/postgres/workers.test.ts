// Who takes part in a run, and what becomes of units whose process is lost.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../pipeline/postgres/database.ts';
import { type Membership, openMembership } from '../../../pipeline/postgres/membership.ts';
import { openRunRow } from '../../../pipeline/postgres/run-row.ts';
import { serveJobs } from '../../../pipeline/postgres/serve-jobs.ts';
import { sharedExecutor } from '../../../pipeline/postgres/shared-executor.ts';
import { prepareTables } from '../../../pipeline/postgres/tables.ts';
import { roomOf } from '../../../pipeline/postgres/workers.ts';
import type { Unit } from '../../../pipeline/stage.ts';
import type { Committed } from '../../../pipeline/store.ts';
import { all } from '../../support/offline-run.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';

describe.skipIf(!hasPostgres)('processes that take part in a run', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  async function members(dsn: string, count: number) {
    const notes: string[] = [];
    const note = (message: string): void => void notes.push(message);
    const database = await openDatabase({ dsn, note, quit: new AbortController().signal });
    await prepareTables(database);
    const row = await openRunRow(database, 'run', { toolloom: '0', config: {} });
    const opened: Membership[] = [];
    for (let number = 0; number < count; number += 1)
      opened.push(await openMembership({ database, row, concurrency: 4, note }));
    return {
      notes,
      opened: opened as [Membership, Membership],
      async [Symbol.asyncDispose]() {
        for (const member of opened) await member[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    };
  }

  const made = (by: string): Committed => ({
    records: {},
    rejects: [{ id: by, stage: 'judge', unit: by, reason: by, detail: by }],
  });

  const addUnits = ({ jobs }: Membership, ...ids: readonly string[]): Promise<void> =>
    jobs.add(ids.map((id) => jobOf(jobs, { id, input: null })));
  const jobOf = (jobs: Membership['jobs'], unit: Unit) =>
    ({ id: jobs.idOf('judge', unit, 0), stage: 'judge', unit, after: 0 }) as const;

  it('are known from the moment they join, before they can take anything', async () => {
    await using run = await members(await server.database(), 2);
    for (const [index, member] of run.opened.entries()) {
      await member.join();
      expect(await roomOf(member.place)).toEqual({ workers: index + 1, units: 4 * (index + 1) });
    }
    expect(run.notes).toEqual([]);
  });

  it('leave nothing behind when they die while nobody knew them to take part', async () => {
    await using run = await members(await server.database(), 1);
    const [member] = run.opened;
    await addUnits(member, 'a', 'b', 'c');
    const stranger = randomUUID();
    expect(await member.jobs.take(2, stranger)).toHaveLength(2);
    await member.join();
    expect(run.notes).toEqual([
      expect.stringMatching(/^lost a process that no longer takes part, which had 2 units in work;/),
    ]);
    const again = await member.jobs.take(4, member.participant.id);
    expect(again.map(({ unit }) => unit.id).sort()).toEqual(['a', 'b', 'c']);
    expect(again.map(({ losses }) => losses).sort()).toEqual([0, 1, 1]);
  });

  it('keep what they have in work for as long as they take part', async () => {
    await using run = await members(await server.database(), 2);
    const [first, second] = run.opened;
    await first.join();
    await addUnits(first, 'a', 'b');
    expect(await first.jobs.take(2, first.participant.id)).toHaveLength(2);
    await second.join();
    expect(await second.jobs.take(2, second.participant.id)).toEqual([]);
    expect(run.notes).toEqual([]);
  });

  it('hand in nothing for a unit that another one has finished meanwhile', async () => {
    await using run = await members(await server.database(), 2);
    const [first, second] = run.opened;
    await second.join();
    await addUnits(second, 'a');
    const [slow] = await first.jobs.take(1, first.participant.id);
    await first.join();
    await second.place.database.transaction((queries) =>
      second.jobs.giveBack(queries, [first.participant.id]),
    );
    const [again] = await second.jobs.take(1, second.participant.id);
    if (!slow || !again) throw new Error('the unit was not given back');
    await second.jobs.finish(again, { committed: made('second') });
    expect((await second.jobs.outcomes(new Set())).map(({ outcome }) => outcome)).toEqual([
      { committed: made('second') },
    ]);
    await second.jobs.drop([again.id]); // as a commit does
    await first.jobs.finish(slow, { committed: made('first') });
    expect(await second.jobs.outcomes(new Set())).toEqual([]);
  });

  it('give a unit up over which three of them were lost, and work on others', async () => {
    await using run = await members(await server.database(), 1);
    const [member] = run.opened;
    await member.join();
    const { jobs, place, participant } = member;
    await addUnits(member, 'deadly');
    for (let losses = 0; losses < 3; losses += 1) {
      expect(await jobs.take(1, randomUUID())).toMatchObject([{ losses }]);
      await place.database.transaction((queries) => jobs.giveBack(queries, []));
    }
    await addUnits(member, 'harmless');
    const worked: string[] = [];
    await serveJobs({
      ...{ place, jobs, worker: participant.id, concurrency: 2, idle: 100 },
      perform: async (_stage, { id }) => {
        worked.push(id);
        return { unit: id, committed: made(id) };
      },
      reach: async () => {},
      drain: new AbortController().signal,
    });
    expect(worked).toEqual(['harmless']);
    const outcomes = [...(await jobs.outcomes(new Set()))].sort((a, b) => (a.unit < b.unit ? -1 : 1));
    expect(outcomes).toMatchObject([
      { unit: 'deadly', outcome: { error: { message: '3 processes were lost while they worked on it' } } },
      { unit: 'harmless', outcome: { committed: made('harmless') } },
    ]);
  });

  it('leave nothing to wait for when they go in the middle of a unit that is no longer wanted', async () => {
    await using run = await members(await server.database(), 1);
    const [member] = run.opened;
    await member.join();
    const { jobs, place } = member;
    const executor = sharedExecutor({
      ...{ place, jobs, end: () => 0, generation: async () => 0, check: () => {} },
    });
    const drain = new AbortController();
    async function* units(): AsyncIterable<Unit> {
      for (const id of ['a', 'b']) yield { id, input: null };
    }
    const outcomes = all(executor.execute('judge', units(), drain.signal));
    const leaving = randomUUID();
    const patience = { timeout: 30_000 };
    await expect.poll(() => jobs.take(1, leaving), patience).toHaveLength(1);
    drain.abort();
    await expect.poll(() => jobs.take(1, randomUUID()), patience).toEqual([]); // the other one is withdrawn
    await place.database.transaction((queries) => jobs.giveBack(queries, [leaving]));
    expect(await outcomes).toEqual([]);
  });
});
