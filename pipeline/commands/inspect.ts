// toolloom inspect: questions about runs, in SQL or by options, answered as tables, JSON, CSV, or Parquet.
import { UsageError } from '../errors.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runNamed } from './find-run.ts';
import { printFoundRecord } from './inspect/found-record.ts';
import { type InspectFlags, inspectOptions } from './inspect/options.ts';
import { printReports, printTables } from './inspect/reports.ts';
import { writeCsvRows, writeJsonRows, writeTable } from './inspect/writers.ts';
import type { Question } from './inspector.ts';
import { listenForSignals } from './interruption.ts';
import { writeJson } from './output.ts';

/** Rows of a table for people, unless --limit says otherwise. */
const usualLimit = 100;
const usualSeed = 1;

export const inspect = defineCommand({
  name: 'inspect',
  summary: 'ask a run, or several: SQL over everything in it, numbers, samples, and what changed',
  arguments: {
    table: { description: 'a table to print; without it, the tables there are', optional: true },
  },
  options: inspectOptions,
  examples: [
    'toolloom inspect plays --where "verdict = \'rejected\'" --sample 5',
    'toolloom inspect --sql "SELECT kind, count(*) FROM plays GROUP BY kind"',
    'toolloom inspect --stats --run demo --run other',
    'toolloom inspect --diff demo other',
  ],
  details: () => 'docs/inspect.md has ten queries worth knowing.',
  run: ({ table }, flags, context) => inspectRuns(table, flags, context),
});

async function inspectRuns(
  table: string | undefined,
  flags: InspectFlags,
  context: CommandContext,
): Promise<number> {
  refuseContradictions(table, flags);
  const inspector = await context.inspector();
  if (flags.diff) {
    const [before = '', after = ''] = await namedRuns(flags.diff, context);
    return await printReports([await inspector.diff(before, after)], flags, context);
  }
  const runs = await namedRuns(flags.run ?? [undefined], context);
  if (flags.plots !== undefined) return await draw(runs, flags.plots, { flags, context });
  if (flags.id !== undefined) return await printFoundRecord(flags.id, runs, { flags, context });
  if (flags.stats && table === undefined)
    return await printReports(await Promise.all(runs.map((run) => inspector.stats(run))), flags, context);
  if (table === undefined && flags.sql === undefined)
    return await printTables(await inspector.tables(runs), flags, context);
  return await answer(runs, table, { flags, context });
}

async function draw(runs: readonly string[], folder: string, { flags, context }: Asking): Promise<number> {
  const inspector = await context.inspector();
  const [run = '', another] = runs;
  if (another !== undefined) throw new UsageError('--plots draws one run: name one with --run');
  for (const path of await inspector.plots(run, folder))
    if (flags.json) await writeJson(context.stdout, { run, path });
    else await context.stdout.write(`${path}\n`);
  return exitCodes.done;
}

const namedRuns = (
  names: readonly (string | undefined)[],
  { runsFolder }: CommandContext,
): Promise<readonly string[]> => Promise.all(names.map((name) => runNamed(name, runsFolder)));

/** Options of which only one can say what is asked. */
function refuseContradictions(table: string | undefined, flags: InspectFlags): void {
  const { sql, id, stats, diff, plots, sample, where, json, csv, parquet } = flags;
  const asked = { table, sql, id, stats: stats && table === undefined, diff, plots };
  const questions = namesOf(asked, (name) => (name === 'table' ? `the table ${table}` : `--${name}`));
  if (questions.length > 1)
    throw new UsageError(`${questions.join(' and ')} do not go together: ask one thing at a time`);
  if ((sample !== undefined || where !== undefined) && table === undefined)
    throw new UsageError(
      '--sample and --where take rows of a table: name one, as in ' +
        '`toolloom inspect plays --where "calls > 5" --sample 3`',
    );
  const forms = namesOf({ json, csv, parquet }, (name) => `--${name}`);
  if (forms.length > 1) throw new UsageError(`${forms.join(' and ')} do not go together: choose one`);
  if ((csv || parquet !== undefined) && table === undefined && sql === undefined)
    throw new UsageError(`${forms[0]} writes rows: name a table, or ask with --sql`);
  if (diff && diff.length !== 2)
    throw new UsageError(
      `--diff compares two runs, and ${diff.length} ${diff.length === 1 ? 'is' : 'are'} named`,
    );
}

const namesOf = (given: Readonly<Record<string, unknown>>, shown: (name: string) => string): string[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [shown(name)],
  );

interface Asking {
  readonly flags: InspectFlags;
  readonly context: CommandContext;
}

async function answer(
  runs: readonly string[],
  table: string | undefined,
  { flags, context }: Asking,
): Promise<number> {
  const inspector = await context.inspector();
  const interruption = listenForSignals({ onDrain: () => {}, onQuit: () => {} });
  const signal = interruption.drain;
  const question = { runs, signal, ...askedFor(table, flags) };
  const { json, csv, parquet, limit = usualLimit, full = false } = flags;
  try {
    if (parquet !== undefined) {
      const rows = await inspector.writeParquet(question, parquet);
      context.stderr.write(`${rows} ${rows === 1 ? 'row' : 'rows'} in ${parquet}\n`);
    } else {
      await inspector.ask(question, (rows) => {
        if (json) return writeJsonRows(rows, context);
        if (csv) return writeCsvRows(rows, context);
        return writeTable(rows, context, { limit, isFull: full });
      });
    }
    return exitCodes.done;
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    throw error;
  } finally {
    interruption.stop();
  }
}

type Asked = Question extends infer Each
  ? Each extends Question
    ? Omit<Each, 'runs' | 'signal'>
    : never
  : never;

function askedFor(table: string | undefined, flags: InspectFlags): Asked {
  const { sql = '', where, sample, seed = usualSeed, stats = false } = flags;
  if (table === undefined) return { sql };
  return {
    ...{ table, where, isSummary: stats },
    sample: sample === undefined ? undefined : { size: sample, seed },
  };
}
