// What the units of a run share, in a database: other processes answer, pay, count, and pause together with this one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { noJournal } from '../models/journal/journal.ts';
import type { PaidPlace, RunPlace, RunPlaceOptions } from '../run/run-place.ts';
import { batchesFile } from '../run.ts';
import { sharedCounts } from './shared-counts.ts';
import { sharedJournal } from './shared-journal.ts';
import { openSharedLedger } from './shared-ledger.ts';
import { openSharedPauses } from './shared-pauses.ts';
import type { SharedRun } from './shared-run.ts';

export const inDatabase = (shared: SharedRun, options: RunPlaceOptions): RunPlace => ({
  openCounts: async () => sharedCounts(shared),
  openPaid: () => openPaid(shared, options),
});

async function openPaid(shared: SharedRun, { directory, config, log }: RunPlaceOptions): Promise<PaidPlace> {
  refuseOwn(config, directory);
  const note = (message: string): void => log({ event: 'note', message });
  const ledger = await openSharedLedger(shared, {
    budget: config.budget,
    onSpent: (cost) => log({ event: 'spent', cost }),
  });
  const pauses = openSharedPauses(shared);
  return {
    journal: config.journal === false ? noJournal : sharedJournal(shared, { note }),
    ledger,
    pauses,
    async [Symbol.asyncDispose]() {
      await pauses[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
    },
  };
}

/** What belongs to one process, or to one machine. */
function refuseOwn({ models, journal }: Config, directory: string): void {
  const batched = Object.keys(models).find((name) => models[name]?.batch !== undefined);
  if (batched !== undefined)
    throw new UsageError(
      `models.${batched}.batch: batches belong to one process, and this run is shared by a database; ` +
        'take `batch` out of the config, or run without the database',
    );
  if (typeof journal === 'string')
    throw new UsageError(
      `journal: ${journal} is a directory, but a run that is shared by a database has its journal there; ` +
        'leave it out, or give false (--no-journal) for none',
    );
  if (existsSync(join(directory, batchesFile)))
    throw new UsageError(
      `${directory} has sent calls in batches, which belong to one process; go on without the database`,
    );
}
