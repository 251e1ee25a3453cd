// The models of a config, ready to be asked: each with its lanes and limits, its protocol for tools, its
// fallback.

import type { Log } from '../log.ts';
import type { Ledger } from '../money/ledger.ts';
import { redactor } from '../secrets.ts';
import type { Span } from '../trace.ts';
import type { EndpointModel } from './endpoint.ts';
import type { Model } from './model.ts';
import { reactModel } from './react.ts';
import { type ModelSettings, resolveSettings } from './settings.ts';
import { withFallback } from './with-fallback.ts';

export interface OpenModels extends AsyncDisposable {
  readonly models: ReadonlyMap<string, Model>;
  readonly endpoints: ReadonlyMap<string, EndpointModel>;
}

export interface OpenModelsOptions {
  readonly ledger: Ledger;
  readonly log: Log;
  /** Spans that belong to no call begin here: an endpoint that is paused. */
  readonly span: Span;
  /** When aborted, no call waits for an endpoint that is down. */
  readonly drain: AbortSignal;
  readonly secrets: readonly string[];
}

/** `settings` with the environment filled in. */
export async function openModels(
  settings: Readonly<Record<string, ModelSettings>>,
  { secrets, ...shared }: OpenModelsOptions,
): Promise<OpenModels> {
  const redact = redactor(secrets);
  // Clients and breakers take a sixth of a second to load, which only those wait for who ask a model.
  const { endpointModel } = await import('./endpoint.ts');
  const endpoints = new Map(
    Object.entries(settings).map(([name, one]) => [
      name,
      endpointModel({ name, settings: resolveSettings(one), redact, ...shared }),
    ]),
  );
  const speaking = (name: string): Model => {
    const endpoint = endpoints.get(name) as EndpointModel; // every name is a key of the settings
    return settings[name]?.tools === 'react' ? reactModel(endpoint) : endpoint;
  };
  const models = new Map(
    Object.entries(settings).map(([name, { fallback }]) => [
      name,
      // One step: a fallback's own fallback is for those who ask it by name.
      fallback === undefined ? speaking(name) : withFallback(speaking(name), speaking(fallback)),
    ]),
  );
  return {
    models,
    endpoints,
    async [Symbol.asyncDispose]() {
      await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
    },
  };
}
