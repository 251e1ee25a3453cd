// A run that is removed from a database: all of it goes, in pieces, and nothing of another run.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../pipeline/postgres/database.ts';
import { openMembership } from '../../../pipeline/postgres/membership.ts';
import { removeRun } from '../../../pipeline/postgres/remove-run.ts';
import { openRunRow, runNames } from '../../../pipeline/postgres/run-row.ts';
import { prepareTables } from '../../../pipeline/postgres/tables.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';

/** More than is deleted at once. */
const entries = 4500;

describe.skipIf(!hasPostgres)('a run in a database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const quit = new AbortController().signal;
  const note = (): void => {};

  /** With entries in its log, and a job that somebody has begun and one that nobody has. */
  async function begun(database: Database, name: string) {
    const row = await openRunRow(database, name, { toolloom: '0', config: {} });
    await database.query(
      `INSERT INTO toolloom.log SELECT $1, seq, 'judge', 'line' FROM generate_series(1, $2) AS seq`,
      [row.id, entries],
    );
    const member = await openMembership({ database, row, concurrency: 1, note });
    await member.join();
    await member.jobs.add(
      ['a', 'b'].map((id) => {
        const unit = { id, input: null };
        return { id: member.jobs.idOf('judge', unit, 0), stage: 'judge', unit, after: 0 };
      }),
    );
    expect(await member.jobs.take(1, member.participant.id)).toHaveLength(1);
    return { row, member };
  }

  it('goes as a whole, with jobs that were begun, and leaves other runs alone', async () => {
    const dsn = await server.database();
    await using database = await openDatabase({ dsn, note, quit });
    await prepareTables(database);
    const gone = await begun(database, 'gone');
    const kept = await begun(database, 'kept');
    const removal = { database, row: gone.row, note, quit };
    await expect(removeRun({ ...removal, force: false })).rejects.toThrow('works on the run gone now');
    expect(await removeRun({ ...removal, force: true })).toEqual({
      ...{ name: 'gone', entries, answers: 0, jobs: 2 },
    });
    expect((await runNames(database)).map(({ name }) => name)).toEqual(['kept']);
    const [left] = await database.query('SELECT count(*)::int AS entries FROM toolloom.log');
    expect(left).toEqual({ entries });
    await expect(gone.member.jobs.take(1, gone.member.participant.id)).rejects.toThrow('was removed');
    expect(await kept.member.jobs.take(1, kept.member.participant.id)).toHaveLength(1);
    for (const { member } of [gone, kept]) await member[Symbol.asyncDispose]();
  });
});
