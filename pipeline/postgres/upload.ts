// Brings a run that was begun in files into a database that does not know it yet: its committed units, line by line.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { openLineReader } from '../files/append-log.ts';
import { ledgerFile, unitsFolder } from '../run.ts';
import { stagePath, stagesIn } from '../store/file-store.ts';
import type { Store } from '../store.ts';
import type { Database } from './database.ts';
import type { SharedLog } from './log.ts';
import { hasUnits, placeIn } from './mirror.ts';

/** Lines that are on their way at once. */
const linesAtOnce = 200;

interface UploadOptions {
  readonly database: Database;
  readonly run: number;
  readonly directory: string;
  /** Open for writing, so that nobody else writes it meanwhile. */
  readonly local: Store;
  readonly log: SharedLog;
}

/**
 * Uploads what the folder has, if the database has nothing of this run, or half of it after a kill. Resolves with the end of
 * the log, or with undefined where there was nothing to do.
 */
export async function uploadRun(options: UploadOptions): Promise<number | undefined> {
  const { database, run, directory, local, log } = options;
  if ((await placeIn(directory)) || !hasUnits(local)) return undefined;
  const [row] = await database.query<{ uploading: boolean }>(
    'SELECT uploading FROM toolloom.runs WHERE id = $1',
    [run],
  );
  if (log.last > 0 && !row?.uploading) return undefined;
  refusePaid(directory);
  await database.query('UPDATE toolloom.runs SET uploading = true WHERE id = $1', [run]);
  await database.query('DELETE FROM toolloom.log WHERE run = $1', [run]);
  await log.open();
  const units = join(directory, unitsFolder);
  for (const stage of await stagesIn(units)) await uploadStage(stagePath(units, stage), stage, log);
  await database.query('UPDATE toolloom.runs SET uploading = false WHERE id = $1', [run]);
  return log.last;
}

async function uploadStage(path: string, stage: string, log: SharedLog): Promise<void> {
  const places: { readonly offset: number; readonly length: number }[] = [];
  const file = await openLineReader(path, (line, offset) => places.push({ offset, length: line.length }));
  try {
    for (let start = 0; start < places.length; start += linesAtOnce) {
      const lines = await Promise.all(
        places.slice(start, start + linesAtOnce).map((place) => file.read(place)),
      );
      await Promise.all(lines.map((line) => log.append({ stage, line: line.toString() })));
    }
  } finally {
    await file.close();
  }
}

/** What was paid, and what was answered, stays in files of the machine that began the run. */
function refusePaid(directory: string): void {
  const path = join(directory, ledgerFile);
  if (!existsSync(path) || statSync(path).size === 0) return;
  throw new UsageError(
    `${directory} has asked models already, and what it has paid for them is in its files; go on without a database, ` +
      'or begin another run with --run',
  );
}
