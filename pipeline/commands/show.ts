// toolloom show: one record, readable in a terminal.
import { UsageError } from '../errors.ts';
import { printable } from '../printable.ts';
import { readRunStore } from '../run.ts';
import type { Reader } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { type FoundRecord, findRecord } from './find-record.ts';
import { runNamed } from './find-run.ts';
import { jsonOption, runOption } from './options.ts';
import { type Output, writeJson } from './output.ts';
import { paintFor } from './paint.ts';
import { judgedTrajectory } from './show/judged.ts';
import { type Line, playLines } from './show/play-lines.ts';
import { readable } from './show/readable.ts';
import { watchPlays } from './show/watch.ts';

export const show = defineCommand({
  name: 'show',
  summary: 'print one record: a trajectory with its task and judgement, a tool, a world, a task, …',
  arguments: {
    id: { description: 'id of a record of any collection, or the beginning of it', optional: true },
  },
  options: {
    run: runOption,
    json: jsonOption,
    full: { description: 'show long results of a play in full' },
    follow: { description: 'print each play, and each verdict, when the run commits it, until Ctrl-C' },
  },
  examples: [
    'toolloom show 5aa',
    'toolloom show 5aa --json | jq .trajectory.messages',
    'toolloom show --follow',
  ],
  run: ({ id }, options, context) => {
    if (options.follow) return follow(id, options, context);
    if (id === undefined) throw new UsageError('name a record by its id, or add --follow to watch a run');
    return printRecord(id, options, context);
  },
});

interface Flags {
  readonly run?: string;
  readonly json?: boolean;
  readonly full?: boolean;
}

async function printRecord(start: string, options: Flags, context: CommandContext): Promise<number> {
  const { runsFolder, stdout, stderr } = context;
  const directory = await runNamed(options.run, runsFolder);
  await using store = await readRunStore(directory, (message) => stderr.write(`${message}\n`));
  const found = findRecord(start, store, directory);
  if (found.collection === 'trajectories') {
    const judged = await judgedTrajectory(found.id, store);
    if (options.json) await writeJson(stdout, judged);
    else await printTo(stdout)(playLines(judged, options.full === true));
  } else {
    const record = await recordOf(found, store);
    if (options.json) await writeJson(stdout, record);
    else await stdout.write(`${found.collection} ${found.id}\n\n${readable(record)}\n`);
  }
  return exitCodes.done;
}

async function follow(id: string | undefined, flags: Flags, context: CommandContext): Promise<number> {
  if (id !== undefined) throw new UsageError('--follow takes no id: it prints every play that is committed');
  const { runsFolder, stdout, stderr } = context;
  const directory = await runNamed(flags.run, runsFolder);
  await (await readRunStore(directory))[Symbol.asyncDispose](); // says so if it is no run
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  if (stderr.isTTY) stderr.write(`Watching ${directory}; Ctrl-C to leave\n`);
  await watchPlays({
    directory,
    stdout,
    isJson: flags.json === true,
    isFull: flags.full === true,
    signal: ended.signal,
    print: printTo(stdout),
  });
  for (const signal of signals) process.off(signal, end);
  return exitCodes.done;
}

function printTo(stdout: Output): (lines: readonly Line[]) => Promise<void> {
  const paint = paintFor(stdout);
  return (lines) =>
    stdout.writeAsIs(lines.map(({ text, style }) => `${paint(style, printable(text))}\n`).join(''));
}

async function recordOf({ collection, id }: FoundRecord, store: Reader): Promise<object> {
  return collection === 'rejects' ? store.reject(id) : store.get(collection, id);
}
