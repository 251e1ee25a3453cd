// When a run stops, and what is on disk by then.
import { describe, expect, it } from 'vitest';
import { BudgetError } from '../../pipeline/errors.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';

import { run, tenUnits, whole } from '../support/ten-units.ts';

it('what ends the whole run leaves its unit owed and begins no others', async () => {
  const store = memoryStore();
  const broke = defineStage({
    ...tenUnits(() => false),
    async work({ number }: { number: number }) {
      if (number >= 2) throw new BudgetError('the budget of $1 is reached');
      return { records: {}, rejects: [] };
    },
  });
  const { stopped, stages } = await run([broke, whole], store, { giveUp: true });
  expect(stopped?.message).toBe('the budget of $1 is reached');
  expect(stages).toMatchObject([{ stage: 'ten', kept: 2, rejected: 0, failed: expect.any(Number), owed: 8 }]);
  expect(store.tally('ten').rejects).toBe(0);
});

describe('a run that is stopped', () => {
  it('begins no unit after the one that stopped it, even when the user gives up on failures', async () => {
    const store = memoryStore();
    const worked: number[] = [];
    const stage = defineStage({
      ...tenUnits(() => false),
      async work({ number }: { number: number }) {
        worked.push(number);
        if (number === 2) throw new BudgetError('the budget of $1 is reached');
        return { records: {}, rejects: [] };
      },
    });
    const { stopped, stages } = await run([stage, whole], store, { giveUp: true });
    expect(stopped?.message).toBe('the budget of $1 is reached');
    expect(stages.map((each) => each.stage)).toEqual(['ten']);
    // Three units are worked on at once: those that were begun with the third may still finish.
    expect(Math.max(...worked)).toBeLessThanOrEqual(4);
    expect(store.finished('ten').has('unit-2')).toBe(false);
    expect(store.tally('ten').reasons).toEqual({});
  });
});

/** The store, but each commit passes through `commit`. */
function storeWith(commit: (store: Store, ...args: Parameters<Store['commit']>) => Promise<void>): Store {
  const store = memoryStore();
  return new Proxy(store, {
    get(target, property) {
      if (property === 'commit') return (...args: Parameters<Store['commit']>) => commit(store, ...args);
      const member: unknown = Reflect.get(target, property);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

describe('the commits of a stage', () => {
  it('are all on disk before the next stage begins', async () => {
    const done: string[] = [];
    const store = storeWith(async (inner, stage, unit, committed) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await inner.commit(stage, unit, committed);
      done.push(unit);
    });
    let doneBefore = -1;
    const next = defineStage({
      ...whole,
      async work() {
        doneBefore = done.length;
        return { records: {}, rejects: [] };
      },
    });
    await run([tenUnits(() => false), next], store);
    expect(doneBefore).toBe(10);
    expect(done).toHaveLength(11);
  });

  it('fail the run when the last of them fails', async () => {
    const store = storeWith(async (inner, stage, unit, committed) => {
      if (unit === 'unit-9') throw new Error('no space left on device');
      await inner.commit(stage, unit, committed);
    });
    await expect(run([tenUnits(() => false)], store)).rejects.toThrow('no space left on device');
  });
});
