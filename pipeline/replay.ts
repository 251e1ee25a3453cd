// Replay: the work of one unit done again, with the journal in place of every model. Nothing is sent.
import { bindingNameOf } from './config/binding-name.ts';
import { boundModels } from './config/bindings.ts';
import { withEnvironment } from './config/environment.ts';
import type { Config } from './config.ts';
import { noCounts } from './counts.ts';
import { BugError, messageOf, UsageError } from './errors.ts';
import { silentLog } from './log.ts';
import { type Journal, noJournal } from './models/journal/journal.ts';
import type { Model } from './models/model.ts';
import { openModels } from './models/open-models.ts';
import type { ModelSettings } from './models/settings.ts';
import { memoryLedger } from './money/ledger.ts';
import type { Binding } from './role.ts';
import { performer } from './run/perform.ts';
import type { AnyStage, Unit } from './stage.ts';
import type { Committed, Reader } from './store.ts';
import { noSpan } from './trace.ts';

interface ReplayOptions {
  readonly directory: string;
  readonly config: Config;
  /** Where the config came from, for messages. */
  readonly source: string;
  readonly stages: readonly AnyStage[];
  readonly roles: readonly string[];
  readonly offline: Model;
  readonly store: Reader;
  /** Opens the journal of the run; called only where a role was a model. */
  journal(): Promise<Journal & AsyncDisposable>;
}

interface ReplayResult {
  readonly committed: Committed;
  /** Calls that the journal answered. */
  readonly hits: number;
}

export async function replayUnit(
  stageName: string,
  unitId: string,
  options: ReplayOptions,
): Promise<ReplayResult> {
  const { directory, source, stages, roles, offline, store } = options;
  const bound = keyless(boundModels(options.config, roles));
  const isAsking = Object.keys(bound).length > 0;
  if (isAsking && options.config.journal === false)
    throw new UsageError(`${directory} was made without a journal, so it cannot be replayed`);
  const { config } = withEnvironment({ ...options.config, models: bound }, source);
  const journal = isAsking ? await options.journal() : undefined;
  const over = new AbortController();
  const { signal } = over;
  const shared = { ledger: memoryLedger(), log: silentLog, span: noSpan, drain: signal, secrets: [] };
  const opened = await openModels(config.models, shared);
  let hits = 0;
  try {
    const perform = performer(stages, config, {
      directory,
      seed: config.seed,
      store,
      log: (event) => {
        if (event.event === 'hit') hits += 1;
      },
      signal,
      journal: journal ?? noJournal,
      embedder: offline,
      counts: noCounts,
      span: noSpan,
      bindingOf: (role, turn): Binding => {
        const model = opened.models.get(bindingNameOf(role, config.roles, turn));
        return model ? { kind: 'model', model: silence(model) } : { kind: 'procedure' };
      },
    });
    const stage = stages.find((candidate) => candidate.name === stageName);
    if (!stage) throw new BugError(`there is no stage ${stageName}`);
    const units = stage.units(store, config.stages[stageName]);
    const outcome = await perform(stageName, await findUnit(units, unitId, stageName));
    if ('committed' in outcome) return { committed: outcome.committed, hits };
    const { cause } = outcome.error;
    throw cause instanceof UsageError
      ? cause
      : new BugError(`the replay failed: ${messageOf(outcome.error)}`);
  } finally {
    over.abort();
    await opened[Symbol.asyncDispose]();
    await journal?.[Symbol.asyncDispose]();
  }
}

/** No key is needed where nothing is sent. */
function keyless(models: Readonly<Record<string, ModelSettings>>): Record<string, ModelSettings> {
  return Object.fromEntries(
    Object.entries(models).map(([name, { apiKey: _, ...settings }]) => [name, { ...settings, headers: {} }]),
  );
}

/** The model without its endpoint: whatever the journal does not answer is an error. */
function silence(model: Model): Model {
  const refuse = async (): Promise<never> => {
    throw new UsageError(
      `a call to model ${model.name} is not in the journal; ` +
        'it was made with another journal, or a prompt has changed since',
    );
  };
  return { ...model, complete: refuse, embed: refuse };
}

async function findUnit(units: AsyncIterable<Unit>, id: string, stage: string): Promise<Unit> {
  for await (const unit of units) if (unit.id === id) return unit;
  throw new UsageError(`stage ${stage} no longer plans unit ${id}; replay it with the version that made it`);
}
