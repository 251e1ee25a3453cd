// toolloom replay: plays one trajectory again from the journal, with no network, and shows that the bytes agree.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { configFrom, filledConfig } from '../config.ts';
import { BugError, messageOf, UsageError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import { noJournal } from '../journal.ts';
import { openJournal } from '../lmdb-journal.ts';
import { silentLog } from '../log.ts';
import type { Model } from '../models/model.ts';
import { openModels } from '../models/open-models.ts';
import { memoryLedger } from '../money/ledger.ts';
import type { Binding } from '../role.ts';
import { frozenConfigOf, journalFolder, performer, readRunStore } from '../run.ts';
import type { AnyStage, Unit } from '../stage.ts';
import type { Reader } from '../store.ts';
import { bindingNameOf, boundModels } from '../surroundings.ts';
import { noSpan } from '../trace.ts';
import { runNamed, trajectoryNamed } from './find-run.ts';
import { exitCodes, type Toolbox } from './toolbox.ts';

export interface ReplayFlags {
  readonly run?: string;
  readonly json?: boolean;
}

export async function replayCommand(id: string, flags: ReplayFlags, toolbox: Toolbox): Promise<number> {
  const { registries, runs, out } = toolbox;
  const directory = await runNamed(flags.run, runs);
  await using store = await readRunStore(directory);
  const found = trajectoryNamed(id, store, directory);
  const recorded = await store.get('trajectories', found);
  const frozen = await frozenConfigOf(directory);
  const source = join(directory, 'run.json');
  const config = configFrom(frozen?.config ?? {}, registries, source);
  const roles = Object.keys(registries.roles);
  // No key is needed where nothing is sent.
  const bound = Object.fromEntries(
    Object.entries(boundModels(config, roles)).map(([name, { apiKey: _, ...settings }]) => [
      name,
      { ...settings, headers: {} },
    ]),
  );
  const isAsking = Object.keys(bound).length > 0;
  if (isAsking && config.journal === false)
    throw new UsageError(`${directory} kept no journal, so nothing can be replayed`);
  const { config: filled } = filledConfig({ ...config, models: bound }, source);
  const journal = isAsking ? await openJournal(filled.journal || join(directory, journalFolder)) : undefined;
  const signal = new AbortController().signal;
  const opened = await openModels(filled.models, {
    ledger: memoryLedger(),
    log: silentLog,
    span: noSpan,
    drain: signal,
    secrets: [],
  });
  let hits = 0;
  try {
    const { stage, unit } = recorded.provenance;
    const perform = performer(registries.stages, filled, {
      directory,
      seed: filled.seed,
      store,
      log: (event) => {
        if (event.event === 'hit') hits += 1;
      },
      signal,
      journal: journal ?? noJournal,
      embedder: await toolbox.offlineModel(),
      span: noSpan,
      bindingOf: (role): Binding => {
        const model = opened.models.get(bindingNameOf(role, filled.roles));
        return model ? { kind: 'model', model: silent(model) } : { kind: 'procedure' };
      },
    });
    const outcome = await perform(stage, await unitNamed(unit, stage, registries.stages, store, filled.stages[stage]));
    if ('error' in outcome)
      throw outcome.error.cause instanceof UsageError
        ? outcome.error.cause
        : new BugError(`the replay failed: ${messageOf(outcome.error)}`);
    const again = outcome.committed.records.trajectories?.[0];
    const [before, after] = [canonicalJson(recorded), canonicalJson(again)];
    const agrees = before === after;
    const sha256 = createHash('sha256').update(after).digest('hex');
    const steps = recorded.steps.length;
    if (flags.json)
      out.write(`${JSON.stringify({ trajectory: found, agrees, hits, steps, bytes: before.length, sha256 })}\n`);
    else
      out.write(
        `trajectory ${found}: ${hits} model calls from the journal, ${steps} tool calls executed again, nothing sent\n` +
          (agrees
            ? `all ${before.length} bytes agree, SHA-256 ${sha256}\n`
            : `the bytes differ from character ${firstDifference(before, after)} on: ${excerpt(before, after)}\n`),
      );
    return agrees ? exitCodes.done : exitCodes.bug;
  } finally {
    await opened[Symbol.asyncDispose]();
    await journal?.[Symbol.asyncDispose]();
  }
}

/** The model with its mouth shut: the journal answers for it, or nobody does. */
function silent(model: Model): Model {
  const refuse = async (): Promise<never> => {
    throw new UsageError(
      `a call to model ${model.name} is not in the journal: it was made elsewhere, or a prompt has changed since`,
    );
  };
  return { ...model, complete: refuse, embed: refuse };
}

async function unitNamed(
  id: string,
  stageName: string,
  stages: readonly AnyStage[],
  store: Reader,
  options: unknown,
): Promise<Unit> {
  const stage = stages.find((candidate) => candidate.name === stageName);
  if (stage) for await (const unit of stage.units(store, options)) if (unit.id === id) return unit;
  throw new UsageError(`stage ${stageName} no longer plans unit ${id}`);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function excerpt(a: string, b: string): string {
  const at = Math.max(0, firstDifference(a, b) - 30);
  return `…${a.slice(at, at + 80)}… was recorded, …${b.slice(at, at + 80)}… is what came`;
}
