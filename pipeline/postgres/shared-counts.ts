// What the processes of a run have asked of the outside, counted together. Each process keeps its own sums in the database,
// so what is written twice counts once.
import { type Counts, mirroredSums } from '../counts.ts';
import { lineFile } from '../files/line-file.ts';
import type { SharedRun } from './shared-run.ts';

/** Milliseconds after which a count is written. A kill loses no more. */
const writtenAfter = 1000;

export function sharedCounts({ database, run, worker }: SharedRun): Counts {
  const sums = new Map<string, { readonly stage: string; readonly what: string; number: number }>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const all = [...sums.values()];
    if (all.length === 0) return;
    await database.query(
      `INSERT INTO toolloom.counts (run, worker, stage, what, number)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::integer[])
       ON CONFLICT (run, worker, stage, what) DO UPDATE SET number = greatest(counts.number, excluded.number)`,
      [
        ...[run, worker],
        all.map(({ stage }) => stage),
        all.map(({ what }) => what),
        all.map(({ number }) => number),
      ],
    );
  };
  const writeLater = (): void => {
    writing = write().catch(() => {}); // the next one writes these too
  };
  return {
    add(stage, what) {
      const key = JSON.stringify([stage, what]);
      const sum = sums.get(key) ?? { stage, what, number: 0 };
      sums.set(key, sum);
      sum.number += 1;
      timer ??= setTimeout(writeLater, writtenAfter);
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await write();
    },
  };
}

/** Adds to the file what all processes have counted and the file has not. One process at a time. */
export async function mirrorCounts({ database, run }: SharedRun, path: string): Promise<void> {
  const file = await lineFile(path);
  try {
    const known = await mirroredSums(path);
    const rows = await database.query<{ stage: string; what: string; number: string }>(
      'SELECT stage, what, sum(number) AS number FROM toolloom.counts WHERE run = $1 GROUP BY stage, what',
      [run],
    );
    for (const { stage, what, number } of rows) {
      const more = Number(number) - (known[stage]?.[what] ?? 0);
      if (more > 0) file.write(JSON.stringify([stage, what, more]));
    }
  } finally {
    file.close();
  }
}
