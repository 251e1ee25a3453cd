import { bindingNameOf } from '../../pipeline/config/binding-name.ts';
import { configFrom } from '../../pipeline/config.ts';
import type { ProcedureAnswer } from '../../pipeline/context.ts';
import { noCounts } from '../../pipeline/counts.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import { type Event, silentLog } from '../../pipeline/log.ts';
import { memoryJournal } from '../../pipeline/models/journal/journal.ts';
import type { Model } from '../../pipeline/models/model.ts';
import { frequencySchema, offlineModel } from '../../pipeline/models/offline.ts';
import { performer } from '../../pipeline/run/perform.ts';
import { type RunResult, runStages } from '../../pipeline/runner.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import { noSpan } from '../../pipeline/trace.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { readSeed } from '../../stages/seeds.ts';
import { tempDir } from './temp-dir.ts';

export interface OfflineOptions {
  readonly config?: object;
  readonly until?: string;
  readonly store?: Store;
  readonly concurrency?: number;
  readonly models?: ReadonlyMap<string, Model>;
  readonly log?: (event: Event) => void;
  readonly onAnswer?: (answer: ProcedureAnswer) => void;
}

/**
 * Harvests nothing unless the config says so: live servers have tests of their own. Nor are programs checked: that
 * takes longer than all the rest.
 */
export async function offlineRun({
  config: raw = {},
  until = 'judge',
  store = memoryStore(),
  concurrency = 4,
  models = new Map(),
  log = silentLog,
  onAnswer,
}: OfflineOptions = {}): Promise<{ store: Store; result: RunResult }> {
  const defaults = { name: 'test', seed: 3, stages: { harvest: { packages: { servers: [] } } } };
  const given = { ...defaults, ...raw };
  const stagesGiven = { 'check-programs': { programs: [] }, ...given.stages };
  const registries = { stages, roles, models: ['offline', ...models.keys()] };
  const config = configFrom({ ...given, stages: stagesGiven }, registries, 'test config');
  await using directory = await tempDir();
  const over = new AbortController();
  const perform = performer(stages, config, {
    directory: directory.path,
    seed: config.seed,
    store,
    log,
    signal: over.signal,
    journal: memoryJournal(),
    span: noSpan,
    ...(onAnswer ? { onAnswer } : {}),
    // With the word table of every run: what is embedded takes part in ids.
    counts: noCounts,
    embedder: offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
    bindingOf: (role, turn) => {
      const model = models.get(bindingNameOf(role, config.roles, turn));
      return model ? { kind: 'model', model } : { kind: 'procedure' };
    },
  });
  const chosen = stages.slice(0, stages.findIndex((stage) => stage.name === until) + 1);
  const running = runStages({
    stages: chosen,
    optionsOf: (stage) => config.stages[stage],
    store,
    executor: localExecutor(concurrency, perform),
    log,
    drain: new AbortController().signal,
    giveUp: false,
  });
  const result = await running.finally(() => over.abort());
  return { store, result };
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
