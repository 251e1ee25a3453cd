// Runs in a database: lists them, and removes some. Their copies in folders stay.
import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Database, openDatabase } from '../postgres/database.ts';
import { withoutPassword } from '../postgres/dsn.ts';
import { type RemovedRun, removeRun } from '../postgres/remove-run.ts';
import { findRunRow, type RunRow, runNames } from '../postgres/run-row.ts';
import { prepareTables } from '../postgres/tables.ts';
import { workersOf } from '../postgres/workers.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, exitCodes } from './command.ts';
import { listenForSignals } from './interruption.ts';
import { writeJson } from './output.ts';
import { confirmRemoval } from './remove-runs.ts';
import { tableText } from './table.ts';

interface Asked {
  readonly dsn: string;
  readonly json: boolean;
}

export const listDatabaseRuns = ({ dsn, json }: Asked, context: CommandContext): Promise<number> =>
  withDatabase(dsn, context, async (database) => {
    const runs = await listed(database);
    if (json) await writeJson(context.stdout, { database: withoutPassword(dsn), runs });
    else if (runs.length === 0)
      await context.stdout.write(
        `There is no run in ${withoutPassword(dsn)}; begin one with \`toolloom run\`.\n`,
      );
    else {
      const rows = runs.map((run) => [run.name, run.coordinatedBy ?? 'nobody', `${run.workers.length}`]);
      await context.stdout.write(
        `${tableText([['name', 'coordinated by', 'processes'], ...rows], [0, 1])}\n`,
      );
    }
    return exitCodes.done;
  });

async function listed(database: Database) {
  const runs = [];
  for (const { id, name, coordinatedBy } of await runNames(database))
    runs.push({ name, coordinatedBy, workers: await workersOf(database, id) });
  return runs;
}

interface AskedRemoval extends Asked {
  readonly names: readonly string[];
  readonly yes: boolean;
  readonly force: boolean;
}

/** Removes none if one of the names is of no run. */
export const removeDatabaseRuns = (
  { dsn, json, names, yes, force }: AskedRemoval,
  context: CommandContext,
): Promise<number> =>
  withDatabase(dsn, context, async (database, quit) => {
    const shown = withoutPassword(dsn);
    if (names.length === 0)
      throw new UsageError(
        'name the runs to remove; `toolloom runs --database DSN` lists those of a database',
      );
    const rows = await rowsOf(database, [...new Set(names.map((name) => basename(resolve(name))))]);
    if (!yes)
      await confirmRemoval(
        rows.map(({ name }) => `the run ${name} from ${shown}`),
        context,
      );
    const note = (message: string): void => void context.stderr.write(`${message}\n`);
    const removed: RemovedRun[] = [];
    for (const row of rows) removed.push(await removeRun({ database, row, force, note, quit }));
    if (json) await writeJson(context.stdout, { database: shown, removed });
    else await context.stdout.write(removed.map((each) => removedText(each, shown)).join(''));
    return exitCodes.done;
  });

async function rowsOf(database: Database, names: readonly string[]): Promise<readonly RunRow[]> {
  const rows: RunRow[] = [];
  for (const name of names) {
    const row = await findRunRow(database, name);
    if (row) rows.push(row);
    else {
      const known = (await runNames(database)).map((run) => run.name);
      throw new UsageError(`${unknownName({ kind: 'run' }, name, known)}; nothing was removed`);
    }
  }
  return rows;
}

const removedText = ({ name, entries, answers, jobs }: RemovedRun, shown: string): string =>
  `removed the run ${name} from ${shown}: ${entries} entries of its log, ${answers} answers of models, ` +
  `${jobs} units that were waiting; its copies in folders stay\n`;

async function withDatabase(
  dsn: string,
  { stderr }: CommandContext,
  use: (database: Database, quit: AbortSignal) => Promise<number>,
): Promise<number> {
  const interruption = listenForSignals({ onDrain: () => {}, onQuit: () => {} });
  try {
    const note = (message: string): void => void stderr.write(`${message}\n`);
    await using database = await openDatabase({ dsn, note, quit: interruption.drain });
    await prepareTables(database);
    return await use(database, interruption.drain);
  } finally {
    interruption.stop();
  }
}
