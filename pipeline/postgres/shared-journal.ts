// The journal of a run that several processes share. An entry is the line that a journal in a file would have, with its
// checksum: what is read years later may have passed through dumps and disks of which nobody knows.
import { entryIn, keptIn, lineOf } from '../models/journal/entry.ts';
import type { Journal, Kept } from '../models/journal/journal.ts';
import { grouped } from './grouped.ts';
import type { SharedRun } from './shared-run.ts';

interface SharedJournalOptions {
  /** Hears of entries that are damaged. What they held is asked again. */
  readonly note: (message: string) => void;
}

export function sharedJournal({ database, run }: SharedRun, { note }: SharedJournalOptions): Journal {
  const get = grouped(async (keys: readonly string[]) => {
    const rows = await database.query<{ key: string; line: string }>(
      'SELECT key, line FROM toolloom.journal WHERE run = $1 AND key = ANY($2)',
      [run, keys],
    );
    const lines = new Map(rows.map(({ key, line }) => [key, Buffer.from(line)]));
    return keys.map((key): Kept | undefined => {
      const line = lines.get(key);
      if (line === undefined || entryIn(line)?.key === key) return line && keptIn(line);
      note(`entry ${key} of the journal is damaged; what was kept there is asked again`);
      return undefined;
    });
  });
  const put = grouped(async (entries: readonly (readonly [string, Kept])[]) => {
    // In the order of keys, so that two processes never wait for each other; of entries with one key the last one counts.
    const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
    await database.query(
      `INSERT INTO toolloom.journal (run, key, line) SELECT $1, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT (run, key) DO UPDATE SET line = excluded.line`,
      [run, sorted.map(([key]) => key), sorted.map(([key, kept]) => lineOf(key, kept).toString().trimEnd())],
    );
    return entries.map(() => undefined);
  });
  return {
    get,
    put: (key, kept) => put([key, kept]),
    async remove(key) {
      await database.query('DELETE FROM toolloom.journal WHERE run = $1 AND key = $2', [run, key]);
    },
  };
}
