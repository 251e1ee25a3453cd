// Stages of a few units, and a runner for them over any store.
import { z } from 'zod';
import type { Config } from '../../pipeline/config.ts';
import { noCounts } from '../../pipeline/counts.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import { withId } from '../../pipeline/hash.ts';
import { type Event, silentLog } from '../../pipeline/log.ts';
import { memoryJournal } from '../../pipeline/models/journal/journal.ts';
import { offlineModel } from '../../pipeline/models/offline.ts';
import { performer } from '../../pipeline/run/perform.ts';
import { runStages } from '../../pipeline/runner.ts';
import { type AnyStage, defineStage } from '../../pipeline/stage.ts';
import type { Store } from '../../pipeline/store.ts';
import { noSpan } from '../../pipeline/trace.ts';

/** A stage of ten units, some of which throw, some of which reject. */
export function tenUnits(fails: (number: number) => boolean, worked: number[] = []) {
  return defineStage({
    name: 'ten',
    summary: 'ten units',
    writes: ['vectors'],
    whole: false,
    options: () => z.strictObject({}),
    async *units() {
      for (let number = 0; number < 10; number += 1) yield { id: `unit-${number}`, input: { number } };
    },
    async work({ number }) {
      worked.push(number);
      if (fails(number)) throw new Error(`unit ${number} breaks`);
      if (number % 5 === 0) return { records: {}, rejects: [{ reason: 'round', detail: String(number) }] };
      return {
        records: {
          vectors: [withId({ from: [], of: 'x', name: String(number), dimensions: 1, data: '' })],
        },
        rejects: [],
      };
    },
  });
}

/** A stage of one unit that waits for all before it. */
export const whole = defineStage({
  name: 'whole',
  summary: 'speaks for all',
  writes: ['vectors'],
  whole: true,
  options: () => z.strictObject({}),
  async *units() {
    yield { id: 'all', input: {} };
  },
  work: async () => ({ records: {}, rejects: [] }),
});

interface Settings {
  readonly giveUp?: boolean;
  readonly pipeline?: readonly AnyStage[];
  readonly drain?: AbortSignal;
  readonly log?: (event: Event) => void;
}

export const bareConfig: Config = {
  name: 'test',
  seed: 1,
  target: 1,
  models: {},
  roles: {},
  stages: {},
  executor: {},
  sandbox: 'wasm',
  trace: {},
};

export function run(stages: readonly AnyStage[], store: Store, settings: Settings = {}) {
  const { giveUp = false, pipeline = stages, drain, log = silentLog } = settings;
  const signal = new AbortController().signal;
  const perform = performer(stages, bareConfig, {
    directory: '.',
    seed: 1,
    store,
    log: silentLog,
    signal,
    journal: memoryJournal(),
    span: noSpan,
    counts: noCounts,
    embedder: offlineModel({ documents: 1, words: {} }),
    bindingOf: () => ({ kind: 'procedure' }),
  });
  return runStages({
    stages,
    optionsOf: () => ({}),
    store,
    pipeline,
    executor: localExecutor(3, perform),
    log,
    drain: drain ?? signal,
    giveUp,
  });
}
