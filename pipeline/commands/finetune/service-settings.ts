// Where a job runs and with which key: as a model of the config says, or as is usual for a provider.
import { join } from 'node:path';
import { withEnvironment } from '../../config/environment.ts';
import { acceptedConfig, configFrom, inspectConfig } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { profiles, providerNames } from '../../models/profiles/index.ts';
import { type ModelSettings, modelSettingsSchema, resolveSettings } from '../../models/settings.ts';
import { frozenConfigOf, runFile } from '../../run.ts';
import { unknownName } from '../../suggestions.ts';
import type { CommandContext } from '../command.ts';
import { configFileOf } from '../config-of.ts';

export interface ServiceSettings {
  readonly provider: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** Seed of the run. */
  readonly seed: number;
}

export async function serviceSettings(
  {
    run,
    provider,
    file,
  }: { readonly run: string; readonly provider: string; readonly file: string | undefined },
  context: CommandContext,
): Promise<ServiceSettings> {
  const { registries } = context;
  const source = join(run, runFile);
  const own = configFrom((await frozenConfigOf(run))?.config ?? {}, registries, source);
  const path = file === undefined ? undefined : await configFileOf(file, context);
  const extra = path === undefined ? undefined : acceptedConfig(await inspectConfig(path, registries, {}));
  const settings = settingsFor(provider, { ...own.models, ...extra?.models });
  const { config: filled, secrets } = withEnvironment({ models: { [provider]: settings } }, path ?? source);
  const { baseURLs, keys, headers } = resolveSettings(filled.models[provider] ?? settings);
  const [url] = baseURLs;
  if (url === undefined)
    throw new UsageError(
      `the provider ${provider} has no usual URL; describe it as a model with a baseURL in a config, and name that ` +
        'config with --config and the model with --provider',
    );
  return { provider, url, key: keys[0], headers, secrets, seed: own.seed };
}

function settingsFor(provider: string, models: Readonly<Record<string, ModelSettings>>): ModelSettings {
  const named = models[provider] ?? Object.values(models).find((model) => model.provider === provider);
  if (named) return named;
  const known = providerNames.find((name) => name === provider);
  if (known === undefined)
    throw new UsageError(
      unknownName({ kind: 'provider' }, provider, [...Object.keys(models), ...providerNames]),
    );
  const apiKey = `\${${provider.toUpperCase()}_API_KEY}`;
  const isKeyed = profiles[known].needsKey;
  return modelSettingsSchema.parse({ provider: known, model: provider, ...(isKeyed ? { apiKey } : {}) });
}
