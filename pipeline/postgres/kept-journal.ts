// The journal of a run that lives in a database, for whoever has the folder of the run and only reads.
import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Journal } from '../models/journal/journal.ts';
import { openDatabase } from './database.ts';
import { placeIn } from './mirror.ts';
import { findRunRow } from './run-row.ts';
import { sharedJournal } from './shared-journal.ts';
import { prepareTables } from './tables.ts';

interface KeptJournalOptions {
  readonly dsn: string;
  /** Of the run, with its place in the database. */
  readonly directory: string;
  readonly note: (message: string) => void;
  readonly quit: AbortSignal;
}

/** Throws a UsageError where the database does not have this run. */
export async function openKeptJournal(options: KeptJournalOptions): Promise<Journal & AsyncDisposable> {
  const { directory } = options;
  const database = await openDatabase(options);
  try {
    await prepareTables(database);
    const name = basename(resolve(directory));
    const row = await findRunRow(database, name);
    if (!row || row.token !== (await placeIn(directory))?.token)
      throw new UsageError(`${directory} is the copy of a run that is not in this database; name its own`);
    const shared = { database, run: row.id, worker: '' }; // it takes part in nothing
    return {
      ...sharedJournal(shared, options),
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
