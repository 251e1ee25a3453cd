// A process that takes part in a run of a database, as the tests of what such processes share need it.
import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../pipeline/postgres/database.ts';
import type { SharedRun } from '../../pipeline/postgres/shared-run.ts';
import { prepareTables } from '../../pipeline/postgres/tables.ts';

/** Several for the same DSN take part in one run. */
export async function sharedProcess(dsn: string): Promise<SharedRun & AsyncDisposable> {
  const { signal: quit } = new AbortController();
  const database = await openDatabase({ dsn, note: () => {}, quit });
  await prepareTables(database);
  await database.query(
    `INSERT INTO toolloom.runs (name, token, version, frozen) VALUES ('run', $1, '', '') ON CONFLICT DO NOTHING`,
    [randomUUID()],
  );
  const [row] = await database.query<{ id: number }>("SELECT id FROM toolloom.runs WHERE name = 'run'");
  const run = row?.id ?? 0;
  const worker = randomUUID();
  await database.query(
    "INSERT INTO toolloom.workers (id, run, name, concurrency) VALUES ($1, $2, 'test', 1)",
    [worker, run],
  );
  return { database, run, worker, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}
