// The lines of a ledger that several processes share, and their copy in the folder of the run, where whoever asks what the run
// has cost reads them.
import { lastLine, lineFile } from '../files/line-file.ts';
import { ledgerLineFrom } from '../money/ledger-lines.ts';
import type { Queries } from './database.ts';
import type { SharedRun } from './shared-run.ts';

export interface LedgerRow {
  readonly number: number;
  /** A line, which has this number too, as what it settles. */
  readonly entry: string;
}

export const rowsAtOnce = 5000;

/** The next ones, in order. */
export const ledgerRows = (queries: Queries, run: number, after: number): Promise<LedgerRow[]> =>
  queries.query(
    'SELECT number, entry FROM toolloom.ledger WHERE run = $1 AND number > $2 ORDER BY number LIMIT $3',
    [run, after, rowsAtOnce],
  );

/** Appends to the file what the ledger has and the file has not. One process at a time. */
export async function mirrorLedger({ database, run }: SharedRun, path: string): Promise<void> {
  const file = await lineFile(path);
  try {
    const known = lastLine(path);
    let last = known === undefined ? 0 : (ledgerLineFrom(known, path, 1).settles ?? 0);
    for (let rows: LedgerRow[] | undefined; !rows || rows.length === rowsAtOnce; ) {
      rows = await ledgerRows(database, run, last);
      if (rows.length > 0) file.write(rows.map(({ entry }) => entry).join('\n'));
      last = rows.at(-1)?.number ?? last;
    }
  } finally {
    file.close();
  }
}
