// What the units of a run work with: the models that the config binds, behind their journal, ledger and
// trace.
import { join } from 'node:path';
import { type Config, filledConfig } from './config.ts';
import type { Surroundings } from './context.ts';
import { openCounts } from './counts.ts';
import { UsageError } from './errors.ts';
import type { Log } from './log.ts';
import { noJournal } from './models/journal/journal.ts';
import { openJournal } from './models/journal/lmdb-journal.ts';
import type { Model } from './models/model.ts';
import { type OpenModelsOptions, openModels } from './models/open-models.ts';
import { type ModelSettings, resolvedSettings } from './models/settings.ts';
import { type Ledger, openLedger } from './money/ledger.ts';
import { outputLimit } from './money/price.ts';
import type { Binding } from './role.ts';
import { countsFile, journalFolder, ledgerFile, traceFile } from './run.ts';
import { redactor } from './secrets.ts';
import type { Reader } from './store.ts';
import { openTrace } from './trace.ts';

export interface SurroundingsOptions {
  readonly directory: string;
  readonly config: Config;
  /** Where the config came from, for messages. */
  readonly source: string;
  readonly roles: readonly string[];
  /** Answers for what is bound to `offline`. */
  readonly offline: Model;
  readonly store: Reader;
  readonly log: Log;
  /** Aborted to give up at once. */
  readonly quit: AbortSignal;
  /** Aborted to wait for nothing that is down. */
  readonly drain: AbortSignal;
}

export interface OpenSurroundings extends AsyncDisposable {
  readonly surroundings: Surroundings;
  /** Absent where no model is asked. */
  readonly ledger: Ledger | undefined;
}

/** Models that a role, the embedder or another bound model's fallback leads to. */
export function boundModels(
  { roles, models }: Config,
  roleNames: readonly string[],
): Record<string, ModelSettings> {
  const bound = new Set([
    ...roleNames.map((role) => bindingNameOf(role, roles)),
    roles.embedder ?? 'offline',
  ]);
  // A set hands over what is added while it is walked: a fallback's own fallback is bound too.
  for (const name of bound) bound.add(models[name]?.fallback ?? name);
  return Object.fromEntries(Object.entries(models).filter(([name]) => bound.has(name)));
}

export const bindingNameOf = (role: string, roles: Config['roles']): string =>
  roles[role] ?? roles.default ?? 'offline';

/**
 * Units at once: a quarter more than the models take, so that none of them waits for units to be written to
 * disk.
 */
export function concurrencyOf(config: Config, bound: Readonly<Record<string, ModelSettings>>): number {
  const lanes = Object.values(bound).map((settings) => {
    const { baseURLs, keys, concurrency } = resolvedSettings(settings);
    return baseURLs.length * keys.length * concurrency;
  });
  const widest = Math.max(0, ...lanes);
  return config.executor.concurrency ?? (widest === 0 ? 8 : Math.min(8192, Math.ceil(widest * 1.25)));
}

export async function openSurroundings(options: SurroundingsOptions): Promise<OpenSurroundings> {
  const { directory, source, roles, offline, store, log, quit, drain } = options;
  const bound = boundModels(options.config, roles);
  const { config, secrets } = filledConfig({ ...options.config, models: bound }, source);
  const { seed, trace: traceSettings } = config;

  const trace = await openTrace({
    path: join(directory, traceFile),
    otlp: traceSettings.otlp,
    redact: redactor(secrets),
  });
  const counts = await openCounts(join(directory, countsFile));
  const asking =
    Object.keys(bound).length === 0
      ? undefined
      : await openAsking(config, directory, { span: trace.root, log, drain, secrets });
  const modelNamed = (name: string | undefined): Model | undefined =>
    asking?.models.models.get(name ?? 'offline');
  return {
    ledger: asking?.ledger,
    surroundings: {
      directory,
      seed,
      store,
      log,
      signal: quit,
      journal: asking?.journal ?? noJournal,
      span: trace.root,
      counts,
      embedder: modelNamed(config.roles.embedder) ?? offline,
      bindingOf: (role): Binding => {
        const model = modelNamed(bindingNameOf(role, config.roles));
        return model ? { kind: 'model', model } : { kind: 'procedure' };
      },
    },
    async [Symbol.asyncDispose]() {
      await asking?.close();
      counts.close();
      await trace[Symbol.asyncDispose]();
    },
  };
}

/** What only a run that asks models needs. */
async function openAsking(
  { models: settings, budget, journal }: Config,
  directory: string,
  shared: Omit<OpenModelsOptions, 'ledger'>,
) {
  const kept = journal === false ? undefined : await openJournal(journal ?? join(directory, journalFolder));
  const ledger = await openLedger({
    path: join(directory, ledgerFile),
    budget,
    onSpent: (cost) => shared.log({ event: 'spent', cost }),
  });
  const models = await openModels(settings, { ledger, ...shared });
  return {
    ledger,
    models,
    journal: kept ?? noJournal,
    async close() {
      await models[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
      await kept?.[Symbol.asyncDispose]();
    },
  };
}

/** A cap holds only where the worst that a call can cost is known. */
export function checkBudget(
  { budget }: Config,
  bound: Readonly<Record<string, ModelSettings>>,
  source: string,
): void {
  if (budget === undefined) return;
  for (const [name, settings] of Object.entries(bound)) {
    if (!settings.price)
      throw new UsageError(
        `${source}: models.${name}.price is missing, and a budget needs it: USD per million tokens, as {input: 0.6, output: 2.5}`,
      );
    if (outputLimit(settings) === undefined)
      throw new UsageError(
        `${source}: nothing bounds the replies of models.${name}, and a budget needs a bound: set parameters.max_tokens, or context`,
      );
  }
}
