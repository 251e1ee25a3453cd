// The models of a config, ready to be asked: each with its lanes and limits, its protocol for tools and its
// fallback.

import type { Log } from '../log.ts';
import type { Ledger } from '../money/ledger.ts';
import { redactor } from '../secrets.ts';
import type { Span } from '../trace.ts';
import type { Pauses } from './admission/pauses.ts';
import type { EndpointModel } from './endpoint.ts';
import type { Model } from './model.ts';
import { reactModel } from './react.ts';
import { type ModelSettings, resolveSettings } from './settings.ts';
import { withFallback } from './with-fallback.ts';

interface OpenModels extends AsyncDisposable {
  readonly models: ReadonlyMap<string, Model>;
  readonly endpoints: ReadonlyMap<string, EndpointModel>;
}

export interface OpenModelsOptions {
  readonly ledger: Ledger;
  readonly log: Log;
  /** The parent of spans that belong to no call, such as a paused endpoint. */
  readonly span: Span;
  /** Once aborted, no call waits for an endpoint that is down. */
  readonly drain: AbortSignal;
  readonly secrets: readonly string[];
  /** The file of batches. Without one every call goes out by itself. */
  readonly batches?: string | undefined;
  /** Where other processes ask the same endpoints. */
  readonly pauses?: Pauses | undefined;
}

/** The settings must have the environment filled in. */
export async function openModels(
  settings: Readonly<Record<string, ModelSettings>>,
  { secrets, batches: path, ...shared }: OpenModelsOptions,
): Promise<OpenModels> {
  const redact = redactor(secrets);
  // Clients and breakers take a sixth of a second to load. A run that asks no model does not wait for them.
  const { endpointModel } = await import('./endpoint.ts');
  const { openBatches } = await import('./batch/open-batches.ts');
  const resolved = new Map(Object.entries(settings).map(([name, one]) => [name, resolveSettings(one)]));
  const batches = path === undefined ? undefined : await openBatches(resolved, { path, redact, ...shared });
  const endpoints = new Map(
    [...resolved].map(([name, one]) => [
      name,
      endpointModel({ name, settings: one, batches: batches?.of(name), redact, ...shared }),
    ]),
  );
  const withTools = (name: string): Model => {
    const endpoint = endpoints.get(name) as EndpointModel; // every name is a key of the settings
    return settings[name]?.tools === 'react' ? reactModel(endpoint) : endpoint;
  };
  const models = new Map(
    Object.entries(settings).map(([name, { fallback }]) => [
      name,
      // One step only: a fallback's own fallback is for roles that are bound to it by name.
      fallback === undefined ? withTools(name) : withFallback(withTools(name), withTools(fallback)),
    ]),
  );
  return {
    models,
    endpoints,
    async [Symbol.asyncDispose]() {
      await batches?.close();
      await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
    },
  };
}
