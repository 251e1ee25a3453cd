// Where a run keeps what its units share: the answers of models, what they cost, and what was asked of the outside. By
// default in files of its folder.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Counts, openCounts } from '../counts.ts';
import type { Log } from '../log.ts';
import type { Pauses } from '../models/admission/pauses.ts';
import { openJournal } from '../models/journal/file-journal.ts';
import { type Journal, noJournal } from '../models/journal/journal.ts';
import { type Ledger, openLedger } from '../money/ledger.ts';
import { batchesFile, countsFile, journalFolder, ledgerFile } from '../run.ts';

export interface RunPlaceOptions {
  readonly directory: string;
  readonly config: Config;
  readonly log: Log;
}

/** What a run needs that asks models. */
export interface PaidPlace extends AsyncDisposable {
  readonly journal: Journal;
  readonly ledger: Ledger;
  /** The file of batches; undefined where every call goes out by itself. */
  readonly batches?: string;
  /** Where other processes ask the same endpoints. */
  readonly pauses?: Pauses;
}

export interface RunPlace {
  openCounts(): Promise<Counts>;
  openPaid(): Promise<PaidPlace>;
}

export const inFiles = (options: RunPlaceOptions): RunPlace => ({
  openCounts: () => openCounts(join(options.directory, countsFile)),
  openPaid: () => openPaid(options),
});

async function openPaid({ directory, config, log }: RunPlaceOptions): Promise<PaidPlace> {
  const { journal, budget } = config;
  const opened = journal === false ? undefined : await openJournal(journal ?? join(directory, journalFolder));
  if (opened && opened.damaged > 0) {
    const damage =
      opened.damaged === 1 ? '1 entry of the journal is' : `${opened.damaged} entries of the journal are`;
    log({ event: 'note', message: `${damage} damaged; what was kept there is asked again` });
  }
  const ledger = await openLedger({
    path: join(directory, ledgerFile),
    budget,
    onSpent: (cost) => log({ event: 'spent', cost }),
  });
  return {
    journal: opened ?? noJournal,
    ledger,
    batches: join(directory, batchesFile),
    async [Symbol.asyncDispose]() {
      await ledger[Symbol.asyncDispose]();
      await opened?.[Symbol.asyncDispose]();
    },
  };
}
