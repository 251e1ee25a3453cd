// Opens what the units of a run share: the models that the config binds, behind their journal and ledger, and
// the files that record traces and counts.
import { join } from 'node:path';
import { bindingNameOf } from '../config/binding-name.ts';
import type { Config } from '../config.ts';
import type { RunServices } from '../context.ts';
import { defectStreaks } from '../defect-streaks.ts';
import type { Log } from '../log.ts';
import { noJournal } from '../models/journal/journal.ts';
import type { Model } from '../models/model.ts';
import { type OpenModelsOptions, openModels } from '../models/open-models.ts';
import type { Ledger } from '../money/ledger.ts';
import type { Binding } from '../role.ts';
import { traceFile } from '../run.ts';
import { redactor } from '../secrets.ts';
import type { Reader } from '../store.ts';
import { openTrace } from '../trace.ts';
import { inFiles, type RunPlace, type RunPlaceOptions } from './run-place.ts';

/** Replies in a row with the same defect, after which the run stops. */
const mostSameDefects = 10;

interface ServicesOptions {
  readonly directory: string;
  /** With the environment filled in, and only the models that are bound. */
  readonly config: Config;
  readonly secrets: readonly string[];
  /** Answers for what is bound to `offline`. */
  readonly offline: Model;
  readonly store: Reader;
  readonly log: Log;
  /** Aborted to stop at once. */
  readonly quit: AbortSignal;
  /** Aborted to stop waiting for endpoints that are down. */
  readonly drain: AbortSignal;
  /** Where other processes work on the run too; by default files in its folder. */
  readonly place?: ((options: RunPlaceOptions) => RunPlace) | undefined;
}

interface OpenServices extends AsyncDisposable {
  readonly services: RunServices;
  /** Absent where no model is asked. */
  readonly ledger: Ledger | undefined;
}

export async function openServices(options: ServicesOptions): Promise<OpenServices> {
  const { directory, config, secrets, offline, store, log, quit, drain } = options;
  const trace = await openTrace({
    path: join(directory, traceFile),
    otlp: config.trace.otlp,
    redact: redactor(secrets),
    note: (message) => log({ event: 'note', message }),
  });
  const place = (options.place ?? inFiles)({ directory, config, log });
  const counts = await place.openCounts();
  const isAsking = Object.keys(config.models).length > 0;
  const models = isAsking
    ? await openPaidModels(place, config, { span: trace.root, log, drain, secrets })
    : undefined;
  const modelNamed = (name: string | undefined): Model | undefined => models?.named(name ?? 'offline');
  return {
    ledger: models?.ledger,
    services: {
      directory,
      seed: config.seed,
      store,
      log,
      signal: quit,
      journal: models?.journal ?? noJournal,
      span: trace.root,
      counts,
      streaks: defectStreaks(config.executor.sameDefects ?? mostSameDefects),
      embedder: modelNamed(config.roles.embedder) ?? offline,
      bindingOf: (role, turn): Binding => {
        const model = modelNamed(bindingNameOf(role, config.roles, turn));
        return model ? { kind: 'model', model } : { kind: 'procedure' };
      },
    },
    async [Symbol.asyncDispose]() {
      await models?.close();
      await counts.close();
      await trace[Symbol.asyncDispose]();
    },
  };
}

/** What only a run that asks models needs. */
async function openPaidModels(
  place: RunPlace,
  config: Config,
  options: Omit<OpenModelsOptions, 'ledger' | 'batches' | 'pauses'>,
) {
  const { journal, ledger, batches, pauses, ...paid } = await place.openPaid();
  const models = await openModels(config.models, { ledger, batches, pauses, ...options });
  return {
    ledger,
    journal,
    named: (name: string): Model | undefined => models.models.get(name),
    async close() {
      await models[Symbol.asyncDispose]();
      await paid[Symbol.asyncDispose]();
    },
  };
}
