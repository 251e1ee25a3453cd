import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Config } from '../../pipeline/config.ts';
import { noCounts } from '../../pipeline/counts.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import { identified } from '../../pipeline/hash.ts';
import { silentLog } from '../../pipeline/log.ts';
import { memoryStore } from '../../pipeline/memory-store.ts';
import { memoryJournal } from '../../pipeline/models/journal/journal.ts';
import { offlineModel } from '../../pipeline/models/offline.ts';
import { performer } from '../../pipeline/perform.ts';
import { runStages } from '../../pipeline/runner.ts';
import { type AnyStage, defineStage } from '../../pipeline/stage.ts';
import type { Store } from '../../pipeline/store.ts';
import { noSpan } from '../../pipeline/trace.ts';

/** A stage of ten units, some of which throw, some of which reject. */
function tenUnits(fails: (number: number) => boolean, worked: number[] = []) {
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
          vectors: [identified({ from: [], of: 'x', name: String(number), dimensions: 1, data: '' })],
        },
        rejects: [],
      };
    },
  });
}

const whole = defineStage({
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

function run(stages: readonly AnyStage[], store: Store, giveUp = false) {
  const config: Config = {
    name: 'test',
    seed: 1,
    target: 1,
    models: {},
    roles: {},
    stages: {},
    executor: {},
    trace: {},
  };
  const signal = new AbortController().signal;
  const perform = performer(stages, config, {
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
    executor: localExecutor(3, perform),
    log: silentLog,
    drain: signal,
    giveUp,
  });
}

describe('the runner', () => {
  it('a failing unit stops nobody, and kept + rejected + failed = planned', async () => {
    const { stages } = await run([tenUnits((number) => number === 3 || number === 7)], memoryStore());
    expect(stages).toEqual([{ stage: 'ten', planned: 10, before: 0, kept: 6, rejected: 2, failed: 2 }]);
  });

  it('a resumed stage repeats nothing and owes only what failed', async () => {
    const store = memoryStore();
    await run([tenUnits((number) => number === 3)], store);
    const worked: number[] = [];
    const { stages } = await run([tenUnits(() => false, worked)], store);
    expect(worked).toEqual([3]);
    expect(stages[0]).toMatchObject({ before: 9, kept: 1, failed: 0 });
  });

  it('a stage that speaks for the whole waits while an earlier one owes units', async () => {
    const store = memoryStore();
    const first = await run([tenUnits((number) => number === 3), whole], store);
    expect(first.waiting).toBe('whole');
    expect(store.finished('whole').size).toBe(0);
    const second = await run([tenUnits(() => false), whole], store);
    expect(second.waiting).toBeUndefined();
    expect(store.finished('whole').size).toBe(1);
  });

  it('on the word of the user what fails is kept aside as a reject with its reason', async () => {
    const store = memoryStore();
    const { stages } = await run([tenUnits((number) => number === 3), whole], store, true);
    expect(stages[0]).toMatchObject({ failed: 0, rejected: 3 });
    expect(store.tally('ten').reasons).toEqual({ round: 2, 'gave up': 1 });
  });

  it('a record that breaks its schema never reaches the store', async () => {
    const store = memoryStore();
    const broken = defineStage({
      ...whole,
      name: 'broken',
      work: async () => ({
        records: { vectors: [{ id: 'x', from: [], of: 'x', name: 'x', dimensions: -1, data: '' }] },
        rejects: [],
      }),
    });
    const { stages } = await run([broken], store);
    expect(stages[0]).toMatchObject({ failed: 1, kept: 0 });
    expect(store.ids('vectors')).toEqual([]);
  });

  it('a plan that names a unit twice is a bug, said before any work is done', async () => {
    const doubled = defineStage({
      ...whole,
      async *units() {
        yield { id: 'all', input: {} };
        yield { id: 'all', input: {} };
      },
    });
    await expect(run([doubled], memoryStore())).rejects.toThrow('plans unit all twice');
  });
});

it('an admission is shown units in their planned order, whoever finishes first, and goes on from what was admitted', async () => {
  const store = memoryStore();
  const shown: string[] = [];
  const stage = (breaks: number) =>
    defineStage({
      ...tenUnits((number) => number === breaks),
      async admission(reader) {
        let admitted = reader.ids('vectors').length;
        return (records) => {
          const [vector] = records.vectors ?? [];
          if (!vector) return { records, rejects: [] };
          shown.push(vector.name);
          admitted += 1;
          return admitted <= 4
            ? { records, rejects: [] }
            : { records: {}, rejects: [{ reason: 'full', detail: vector.name }] };
        };
      },
      async work({ number }: { number: number }) {
        await new Promise((resolve) => setTimeout(resolve, 2 * (10 - number))); // later units finish first
        if (number === breaks) throw new Error('breaks');
        const vector = identified({ from: [], of: 'x', name: String(number), dimensions: 1, data: '' });
        return { records: { vectors: [vector] }, rejects: [] };
      },
    });
  const first = await run([stage(2)], store);
  expect(shown).toEqual(['0', '1', '3', '4', '5', '6', '7', '8', '9']);
  expect(first.stages[0]).toMatchObject({ kept: 4, rejected: 5, failed: 1 });
  const second = await run([stage(-1)], store);
  expect(shown.at(-1)).toBe('2');
  expect(second.stages[0]).toMatchObject({ kept: 0, rejected: 1, failed: 0 });
});
