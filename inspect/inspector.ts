// What the command `inspect` asks: SQL over runs, their numbers, what changed between two of them, and plots.
import type { Inspector } from '../pipeline/commands/inspector.ts';
import { readRunStore } from '../pipeline/run.ts';
import { writePlots } from './plots.ts';
import { diffReport } from './reports/diff-report.ts';
import { statsReport } from './reports/stats-report.ts';
import { ask, writeParquet } from './sql/ask.ts';
import { tableInfos } from './sql/table-infos.ts';
import { statsOf } from './stats.ts';

export const inspector: Inspector = {
  ask,
  writeParquet,
  tables: tableInfos,
  plots: writePlots,
  async stats(run) {
    await using store = await readRunStore(run);
    return statsReport(run, await statsOf(store, run));
  },
  async diff(before, after) {
    await using first = await readRunStore(before);
    await using second = await readRunStore(after);
    return await diffReport(
      { run: before, stats: await statsOf(first, before) },
      { run: after, stats: await statsOf(second, after) },
    );
  },
};
