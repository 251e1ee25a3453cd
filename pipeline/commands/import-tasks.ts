// toolloom import-tasks: adds agents and tasks of the user's own to a run. What was added is kept as it is made, so
// an interrupted import goes on with the same command, and a file that is imported again adds nothing.
import { messageOf, UsageError } from '../errors.ts';
import { committedFrom } from '../run/perform.ts';
import { openRunStore } from '../run.ts';
import type { Store } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configOf } from './config-of.ts';
import { listenForSignals } from './interruption.ts';
import { configOption, jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';
import type { ImportUnit } from './task-importer.ts';

interface Imported {
  added: number;
  /** Items that the run had already. */
  known: number;
  /** One line for each item that was not taken: where it stands, and why. */
  problems: string[];
  isInterrupted: boolean;
}

export const importTasks = defineCommand({
  name: 'import-tasks',
  summary: 'add your own tasks, and agents on your own MCP servers, to a run',
  arguments: {
    file: { description: 'YAML with agents and tasks, or JSONL with one in each line', completeWith: 'file' },
  },
  options: { run: runOption, config: configOption, json: jsonOption },
  examples: ['toolloom import-tasks tasks.yaml --run data/runs/demo'],
  details: () =>
    'docs/import.schema.json is the JSON Schema of the file, docs/import-tasks.md explains it. ' +
    'A task is added once\n' +
    'its calls have been executed and the gate has let it through; `toolloom run` then plays it.',
  async run({ file }, { run, config, json = false }, context) {
    const units = await context.importer.units(file);
    const opened = await configOf({ run, config }, context);
    await using store = await openRunStore(opened.directory, {
      toolloom: context.version,
      config: JSON.parse(JSON.stringify(opened.config)),
    });
    const interruption = listenForSignals({
      onDrain: (_, message) => context.stderr.write(`${message}\n`),
      onQuit: () => {},
    });
    try {
      const imported = await addAll(units, { store, seed: opened.config.seed, ...interruption });
      await report(imported, { directory: opened.directory, file, json }, context);
      if (imported.isInterrupted) return exitCodes.interrupted;
      return imported.problems.length > 0 ? exitCodes.usage : exitCodes.done;
    } finally {
      interruption.stop();
    }
  },
});

interface ImportSetup {
  readonly store: Store;
  readonly seed: number;
  /** Aborted when no other item is to begin. */
  readonly drain: AbortSignal;
  /** Aborted when the one at work is to end as well. */
  readonly quit: AbortSignal;
}

/** One after another: a task may need the agent before it, and servers of the user's own are not to be flooded. */
async function addAll(units: readonly ImportUnit[], setup: ImportSetup): Promise<Imported> {
  const imported: Imported = { added: 0, known: 0, problems: [], isInterrupted: false };
  for (const unit of units) {
    if (setup.drain.aborted) return { ...imported, isInterrupted: true };
    const isKnown = setup.store.finished(unit.stage).has(unit.id);
    const problem =
      (isKnown ? undefined : await addOne(unit, setup)) ?? (await rejectionOf(unit, setup.store));
    if (problem !== undefined) imported.problems.push(problem);
    else if (isKnown) imported.known += 1;
    else imported.added += 1;
  }
  return imported;
}

/** Returns what the user has to correct, if anything. */
async function addOne(unit: ImportUnit, { store, seed, quit }: ImportSetup): Promise<string | undefined> {
  const address = { stage: unit.stage, unit: unit.id };
  try {
    const made = await unit.make({ store, signal: quit });
    await store.commit(unit.stage, unit.id, committedFrom(made, address, { ...address, seed, roles: {} }));
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    if (isServerFailure(error)) return `${unit.place}: ${messageOf(error)}`;
    throw error;
  }
}

/** What a server of the user's own does wrong is for the user to mend. */
const isServerFailure = (error: unknown): boolean => error instanceof Error && error.name === 'ServerError';

/** Why the gate did not let an item through, now or when it was imported before. */
async function rejectionOf({ stage, id, place }: ImportUnit, store: Store): Promise<string | undefined> {
  for await (const reject of store.rejects())
    if (reject.stage === stage && reject.unit === id)
      return `${place}: not added, because the gate rejects it (${reject.reason}): ${reject.detail}`;
  return undefined;
}

interface Reported {
  readonly directory: string;
  readonly file: string;
  readonly json: boolean;
}

async function report(
  { added, known, problems, isInterrupted }: Imported,
  { directory, file, json }: Reported,
  { stdout, stderr }: CommandContext,
): Promise<void> {
  for (const problem of problems) stderr.write(`${problem}\n`);
  const next = isInterrupted
    ? `toolloom import-tasks ${file} --run ${directory}`
    : `toolloom run --run ${directory}`;
  if (json)
    return writeJson(stdout, { run: directory, added, known, problems, interrupted: isInterrupted, next });
  const parts = [
    `${added} added`,
    ...(known > 0 ? [`${known} already in the run`] : []),
    ...(problems.length > 0 ? [`${problems.length} not added`] : []),
  ];
  await stdout.write(`${directory}: ${parts.join(', ')}.\n`);
  if (added > 0 || isInterrupted) stderr.write(`Continue with: ${next}\n`);
}
