// Models of a config in this process, with a ledger in memory and everything that they say kept.

import type { Event } from '../../pipeline/log.ts';
import type { Model } from '../../pipeline/models/model.ts';
import { openModels } from '../../pipeline/models/open-models.ts';
import { modelSettingsSchema } from '../../pipeline/models/settings.ts';
import { memoryLedger } from '../../pipeline/money/ledger.ts';
import { noSpan } from '../../pipeline/trace.ts';

type Settings = Record<string, Record<string, unknown>>;

export interface TestModelsOptions {
  readonly budget?: number;
  readonly secrets?: readonly string[];
  readonly drain?: AbortSignal;
}

/** Every model is called `test-model` at its endpoint unless its settings say otherwise. */
export async function testModels(
  settings: Settings,
  { budget, secrets = [], drain = new AbortController().signal }: TestModelsOptions = {},
) {
  const events: Event[] = [];
  const ledger = memoryLedger(budget);
  const parsed = Object.fromEntries(
    Object.entries(settings).map(([name, one]) => [
      name,
      modelSettingsSchema.parse({ model: 'test-model', ...one }),
    ]),
  );
  const opened = await openModels(parsed, {
    span: noSpan,
    ledger,
    log: (event) => events.push(event),
    drain,
    secrets,
  });
  const model = (name: string): Model => {
    const found = opened.models.get(name);
    if (!found) throw new Error(`no model ${name}`);
    return found;
  };
  return {
    model,
    ledger,
    events,
    endpoints: opened.endpoints,
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
