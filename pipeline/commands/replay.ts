// toolloom replay: plays one trajectory again from the journal, with no network, and shows that the bytes
// agree.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, configFrom } from '../config.ts';
import { UsageError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import { openJournal } from '../models/journal/file-journal.ts';
import type { Journal } from '../models/journal/journal.ts';
import { replayUnit } from '../replay.ts';
import { frozenConfigOf, journalFolder, readRunStore, runFile, sharedFile } from '../run.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { findTrajectory } from './find-record.ts';
import { runNamed } from './find-run.ts';
import { databaseOf } from './open-run.ts';
import { databaseOption, jsonOption, runOption } from './options.ts';

export const replay = defineCommand({
  name: 'replay',
  summary: 'replay one trajectory from the journal, offline, and compare the bytes',
  arguments: { id: { description: 'id of a trajectory, or the beginning of it' } },
  options: { run: runOption, database: databaseOption, json: jsonOption },
  run: ({ id }, options, context) => playAgain(id, options, context),
});

interface ReplayFlags {
  readonly run?: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** Exit code 1 when the bytes differ: that is a bug. */
async function playAgain(id: string, flags: ReplayFlags, context: CommandContext): Promise<number> {
  const { registries, runsFolder, stdout } = context;
  const directory = await runNamed(flags.run, runsFolder);
  await using store = await readRunStore(directory);
  const recorded = await store.get('trajectories', findTrajectory(id, store, directory));
  const frozen = await frozenConfigOf(directory);
  const source = join(directory, runFile);
  const config = configFrom(frozen?.config ?? {}, registries, source);
  const { stage, unit } = recorded.provenance;
  const { committed, hits } = await replayUnit(stage, unit, {
    ...{ directory, config, source },
    journal: () => journalOf(directory, config, { flags, context }),
    stages: registries.stages,
    roles: Object.keys(registries.roles),
    offline: await context.offlineModel(),
    store,
  });
  const [before, after] = [canonicalJson(recorded), canonicalJson(committed.records.trajectories?.[0])];
  const agrees = before === after;
  const sha256 = createHash('sha256').update(after).digest('hex');
  const steps = recorded.steps.length;
  const verdict = agrees
    ? `all ${before.length} bytes agree, SHA-256 ${sha256}`
    : `the bytes differ from character ${firstDifference(before, after)} on: ${excerpts(before, after)}`;
  await stdout.write(
    flags.json
      ? `${JSON.stringify({ trajectory: recorded.id, agrees, hits, steps, bytes: before.length, sha256 })}\n`
      : `trajectory ${recorded.id}: ${hits} model calls from the journal, ` +
          `${steps} tool calls executed again, nothing sent\n${verdict}\n`,
  );
  return agrees ? exitCodes.done : exitCodes.bug;
}

/** In the folder of the run, in the folder that the config names, or in the database in which the run lives. */
async function journalOf(
  directory: string,
  { journal }: Config,
  { flags, context }: { readonly flags: ReplayFlags; readonly context: CommandContext },
): Promise<Journal & AsyncDisposable> {
  if (!existsSync(join(directory, sharedFile)))
    return await openJournal(journal || join(directory, journalFolder));
  const dsn = databaseOf(flags.database, {});
  if (dsn === undefined)
    throw new UsageError(
      `the journal of ${directory} is in the database in which the run lives; name it with --database, ` +
        'or set TOOLLOOM_DATABASE_URL',
    );
  const { openKeptJournal } = await import('../postgres/kept-journal.ts');
  const note = (message: string): void => void context.stderr.write(`${message}\n`);
  return await openKeptJournal({ dsn, directory, note, quit: new AbortController().signal });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function excerpts(a: string, b: string): string {
  const at = Math.max(0, firstDifference(a, b) - 30);
  return `…${a.slice(at, at + 80)}… was recorded, …${b.slice(at, at + 80)}… is what came`;
}
