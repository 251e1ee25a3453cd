// Requests that several processes count, and their sums in the folder of the run.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounts, readCounts } from '../../../pipeline/counts.ts';
import { mirrorCounts, sharedCounts } from '../../../pipeline/postgres/shared-counts.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';
import { sharedProcess } from '../../support/shared-process.ts';
import { tempDir } from '../../support/temp-dir.ts';

describe.skipIf(!hasPostgres)('shared counts', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('add up over processes, and are copied once, whatever the file held before', async () => {
    const dsn = await server.database();
    await using one = await sharedProcess(dsn);
    await using two = await sharedProcess(dsn);
    await using directory = await tempDir();
    const path = join(directory.path, 'counts.jsonl');
    const earlier = await openCounts(path);
    earlier.add('harvest', 'GitHub');
    await earlier.close();
    for (const shared of [one, two]) {
      const counts = sharedCounts(shared);
      for (let index = 0; index < 3; index += 1) counts.add('harvest', 'GitHub');
      await mirrorCounts(one, path);
      await counts.close();
      await counts.close();
    }
    sharedCounts(one).add('harvest', 'never written');
    for (let time = 0; time < 2; time += 1) await mirrorCounts(one, path);
    expect(await readCounts(path)).toEqual({ harvest: { GitHub: 7 } });
    await appendFile(path, '["harvest","Git'); // killed while it wrote
    await mirrorCounts(one, path);
    expect(await readCounts(path)).toEqual({ harvest: { GitHub: 7 } });
  });

  it('are written after a second', async () => {
    await using shared = await sharedProcess(await server.database());
    const counts = sharedCounts(shared);
    counts.add('harvest', 'npm');
    const rows = () => shared.database.query('SELECT stage, what, number FROM toolloom.counts');
    await expect.poll(rows, { timeout: 10_000 }).toEqual([{ stage: 'harvest', what: 'npm', number: 1 }]);
    await counts.close();
  });
});
