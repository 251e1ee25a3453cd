// toolloom work: works on the units of a run that lives in a database, beside whoever coordinates it.
import { hostname } from 'node:os';
import { join } from 'node:path';
import { concurrencyOf, resolvedConfig } from '../config/bindings.ts';
import { configFrom } from '../config.ts';
import { UsageError } from '../errors.ts';
import { isLocked } from '../files/lock.ts';
import { namesIn } from '../files/settings-file.ts';
import { writeWhole } from '../files/whole-file.ts';
import type { Log } from '../log.ts';
import { type Database, openDatabase } from '../postgres/database.ts';
import type { RunRow } from '../postgres/run-row.ts';
import { openWorker, runToWorkOn, type Worker } from '../postgres/worker.ts';
import { openServices } from '../run/services.ts';
import { runFile, unitsFolder } from '../run.ts';
import {
  type CommandContext,
  type CommandOptions,
  defineCommand,
  exitCodes,
  type OptionValues,
} from './command.ts';
import { type Interruption, listenForSignals } from './interruption.ts';
import { databaseOf } from './open-run.ts';
import { databaseOption, nonEmptyText, positiveNumber } from './options.ts';
import { openProgress } from './progress.ts';
import { spreadUnits } from './spread-units.ts';
import { workReport } from './work-report.ts';

const options = {
  database: databaseOption,
  directory: {
    value: 'dir',
    parse: nonEmptyText,
    description: 'folder for this worker’s copy of the run',
    default: 'data/workers/RUN, or with a number where another worker uses that',
    completeWith: 'directory',
  },
  concurrency: {
    value: 'n',
    parse: positiveNumber,
    description: 'units at once',
    default: 'as in `toolloom run`',
  },
  idle: {
    value: 'seconds',
    parse: positiveNumber,
    description: 'end after so many seconds without a unit',
    default: 'wait for more until it is stopped',
  },
  json: { description: 'print progress as JSON lines on stderr' },
} as const satisfies CommandOptions;

type WorkFlags = OptionValues<typeof options>;

export const work = defineCommand({
  name: 'work',
  summary: 'work on a run that lives in a database, beside whoever coordinates it',
  arguments: {
    run: { description: 'name of the run; the one that is coordinated now', optional: true },
  },
  options,
  examples: ['toolloom work bigger --database postgres://toolloom@db.example/toolloom'],
  details: () =>
    'Begin the run with `toolloom run` and the same database, then start as many workers as you like, on any machine that\n' +
    'reaches the database and has the keys of the models. They may come and go: what a worker was doing when it was lost\n' +
    'is given to others. docs/scaling.md explains it.',
  async run({ run: name }, flags, context) {
    const dsn = databaseOf(flags.database, {});
    if (dsn === undefined)
      throw new UsageError('name the database with --database, or set TOOLLOOM_DATABASE_URL');
    const progress = openProgress(
      { text: 'Worker', event: { event: 'worker' }, isJson: flags.json === true },
      context,
    );
    const interruption = listenForSignals({
      onDrain: (signal, message) => progress.log({ event: 'interrupted', signal, message }),
      onQuit: () => progress.close(),
    });
    const note = (message: string): void => progress.log({ event: 'note', message });
    try {
      await using database = await openDatabase({ dsn, note, quit: interruption.quit });
      const row = await runToWorkOn(database, name);
      refuseOtherVersion(row, context.version);
      progress.begin();
      await workOn({ database, row, flags, interruption, log: progress.log }, context);
      return interruption.drain.aborted ? exitCodes.interrupted : exitCodes.done;
    } finally {
      progress.close();
      interruption.stop();
    }
  },
});

/** Two versions may make different bytes of one unit. */
function refuseOtherVersion({ name, frozen }: RunRow, version: string): void {
  if (frozen.toolloom !== version)
    throw new UsageError(
      `the run ${name} is coordinated by toolloom ${frozen.toolloom}, and this is ${version}; use the same version everywhere`,
    );
}

interface Working {
  readonly database: Database;
  readonly row: RunRow;
  readonly flags: WorkFlags;
  readonly interruption: Interruption;
  readonly log: Log;
}

async function workOn(
  { database, row, flags, interruption, log }: Working,
  context: CommandContext,
): Promise<void> {
  const { registries, offlineModel } = context;
  const { drain, quit } = interruption;
  const source = `the run ${row.name} in the database`;
  const written = configFrom(row.frozen.config, registries, source);
  const { config, secrets } = resolvedConfig(written, Object.keys(registries.roles), source);
  const note = (message: string): void => log({ event: 'note', message });
  const concurrency = flags.concurrency ?? concurrencyOf(config, config.models);
  const openIn = (directory: string): Promise<Worker> =>
    openWorker({ database, row, directory, concurrency, note, drain });
  await using worker = await (flags.directory ? openIn(flags.directory) : openInFree(row.name, openIn));
  const { directory, store } = worker;
  await writeWhole(join(directory, runFile), `${JSON.stringify(row.frozen, null, 2)}\n`);
  note(`${hostname()} works on the run ${row.name}, ${concurrency} units at once, in ${directory}`);
  const offline = await offlineModel();
  await using open = await openServices({
    place: worker.place,
    directory,
    config,
    secrets,
    offline,
    store,
    log,
    quit,
    drain,
  });
  await using threads = spreadUnits(config, open.services, context);
  using report = workReport(note);
  const idle = flags.idle === undefined ? undefined : flags.idle * 1000;
  await worker.serve(threads.perform, { idle, done: report.done });
}

/** In the first folder in which no other worker of this machine works on the run. Several may begin at once. */
async function openInFree(run: string, open: (directory: string) => Promise<Worker>): Promise<Worker> {
  for (let number = 1; ; number += 1) {
    const directory = join('data', 'workers', number === 1 ? run : `${run}-${number}`);
    const isTaken = (): Promise<boolean> => isTakenFolder(join(directory, unitsFolder));
    if (await isTaken()) continue;
    try {
      return await open(directory);
    } catch (error) {
      if (!(await isTaken())) throw error;
    }
  }
}

const isTakenFolder = async (units: string): Promise<boolean> =>
  (await namesIn(units)).length > 0 && (await isLocked(units));
