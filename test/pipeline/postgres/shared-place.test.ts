// What a run that lives in a database cannot have, said in one line before anything is asked of the database.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Config } from '../../../pipeline/config.ts';
import { UsageError } from '../../../pipeline/errors.ts';
import { silentLog } from '../../../pipeline/log.ts';
import { modelSettingsSchema } from '../../../pipeline/models/settings.ts';
import type { Database } from '../../../pipeline/postgres/database.ts';
import { inDatabase } from '../../../pipeline/postgres/shared-place.ts';
import { tempDir } from '../../support/temp-dir.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('asked'));
const database: Database = {
  query: refuse,
  transaction: refuse,
  listen() {},
  notify: refuse,
  [Symbol.asyncDispose]: async () => {},
};

const configWith = (more: Partial<Config>): Config => ({
  ...{ name: 'run', seed: 1, target: 1, models: {}, roles: {}, stages: {}, executor: {}, trace: {} },
  sandbox: 'wasm',
  ...more,
});
const refusal = async (directory: string, more: Partial<Config>): Promise<unknown> =>
  await inDatabase({ database, run: 1, worker: '' }, { directory, config: configWith(more), log: silentLog })
    .openPaid()
    .catch((error: unknown) => error);

it('a run that is shared takes neither batches nor a journal of its own, and says so', async () => {
  await using directory = await tempDir();
  const { path } = directory;
  const model = modelSettingsSchema.parse({ model: 'm', baseURL: 'http://127.0.0.1:1/v1', batch: true });
  const { batch: _, ...single } = model;
  expect(await refusal(path, { models: { cheap: model } })).toEqual(
    new UsageError(
      'models.cheap.batch: batches belong to one process, and this run is shared by a database; ' +
        'take `batch` out of the config, or run without the database',
    ),
  );
  expect(await refusal(path, { models: { single }, journal: '/elsewhere' })).toEqual(
    new UsageError(
      'journal: /elsewhere is a directory, but a run that is shared by a database has its journal there; ' +
        'leave it out, or give false (--no-journal) for none',
    ),
  );
  for (const journal of [false, undefined] as const)
    expect(await refusal(path, { models: { single }, journal })).toEqual(new Error('asked'));
  await writeFile(join(path, 'batches.jsonl'), '');
  expect(await refusal(path, { models: { single } })).toEqual(
    new UsageError(
      `${path} has sent calls in batches, which belong to one process; go on without the database`,
    ),
  );
});
