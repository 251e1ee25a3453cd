// Which models a config binds, and what follows from that: how many units to work on at once, and whether a
// budget can be kept.
import { availableParallelism } from 'node:os';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { type ModelSettings, resolveSettings } from '../models/settings.ts';
import { outputLimit } from '../money/price.ts';
import { bindingNamesOf } from './binding-name.ts';
import { withEnvironment } from './environment.ts';

/** Models that a role, the embedder or another bound model's fallback leads to. */
export function boundModels(
  { roles, models }: Config,
  roleNames: readonly string[],
): Record<string, ModelSettings> {
  const bound = new Set([
    ...roleNames.flatMap((role) => bindingNamesOf(role, roles)),
    roles.embedder ?? 'offline',
  ]);
  // Iterating a set includes what is added on the way, so a fallback's own fallback is bound too.
  for (const name of bound) bound.add(models[name]?.fallback ?? name);
  return Object.fromEntries(Object.entries(models).filter(([name]) => bound.has(name)));
}

/**
 * The config as a run works with it: only the models that are bound, the environment filled in. `secrets` are
 * the values that came from the environment.
 */
export function resolvedConfig(
  config: Config,
  roleNames: readonly string[],
  source: string,
): { config: Config; secrets: readonly string[] } {
  const bound = boundModels(config, roleNames);
  checkBudget({ ...config, models: bound }, source);
  return withEnvironment({ ...config, models: bound }, source);
}

/** A cap holds only where the highest possible cost of a call is known. */
function checkBudget({ budget, models }: Config, source: string): void {
  if (budget === undefined) return;
  for (const [name, settings] of Object.entries(models)) {
    if (!settings.price)
      throw new UsageError(
        `${source}: models.${name}.price is missing, and a budget needs it; ` +
          'give USD per million tokens, such as {input: 0.6, output: 2.5}',
      );
    if (outputLimit(settings) === undefined)
      throw new UsageError(
        `${source}: models.${name} sets no limit on the length of replies, and a budget needs one; ` +
          'set parameters.max_tokens or context',
      );
  }
}

/** A thread holds some 150 MB, and the one that commits serves only so many. */
const mostThreads = 8;

/** Threads that share the work. Where a model is asked, units wait for it, and one thread is enough. */
export function threadsOf(config: Config, bound: Readonly<Record<string, ModelSettings>>): number {
  if (Object.keys(bound).length > 0) return 1;
  return config.executor.threads ?? Math.min(mostThreads, availableParallelism());
}

/** So many that no thread waits for the next unit. */
const unitsPerThread = 4;

/**
 * Units at once: a quarter more than the models take, so that no model waits while units are written to disk. Of a model
 * with batches, as many as make a batch.
 */
export function concurrencyOf(config: Config, bound: Readonly<Record<string, ModelSettings>>): number {
  const lanes = Object.values(bound).map((settings) => {
    const { baseURLs, keys, concurrency, batch } = resolveSettings(settings);
    return Math.max(baseURLs.length * keys.length * concurrency, batch?.size ?? 0);
  });
  const widest = Math.max(0, ...lanes);
  if (config.executor.concurrency !== undefined) return config.executor.concurrency;
  return widest === 0
    ? Math.max(8, unitsPerThread * threadsOf(config, bound))
    : Math.min(8192, Math.ceil(widest * 1.25));
}
