// The funnel: its counts and its text.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { funnelOf, funnelText } from '../../pipeline/commands/funnel.ts';
import type { Config } from '../../pipeline/config.ts';
import { type AnyStage, defineStage } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { vector } from '../support/records.ts';

const config = { stages: {} } as Config; // all that the funnel reads of it

/** Plans units with these ids, and counts how often it is asked to. */
function planning(name: string, ids: readonly string[], asked: string[] = []): AnyStage {
  return defineStage({
    name,
    summary: name,
    writes: ['vectors'],
    whole: false,
    options: () => z.strictObject({}),
    async *units() {
      asked.push(name);
      for (const id of ids) yield { id, input: {} };
    },
    work: async () => ({ records: {}, rejects: [] }),
  });
}

const reject = (unit: string, reason: string) => ({
  id: `${unit}/${reason}`,
  stage: 'a',
  unit,
  reason,
  detail: '',
});

it('counts units apart from what they made, and plans nothing after a stage that owes units', async () => {
  const store = memoryStore();
  await store.commit('a', '1', {
    records: { vectors: [vector('x'), vector('y')] },
    rejects: [reject('1', 'dull')],
  });
  await store.commit('a', '2', { records: {}, rejects: [reject('2', 'broken'), reject('2', 'dull')] });
  const stages = [planning('idle', []), planning('a', ['1', '2', '3']), planning('b', ['1'])];
  const rows = await funnelOf({ stages, config, store });
  expect(rows.map(({ planned, kept, rejected, owed }) => [planned, kept, rejected, owed])).toEqual([
    [0, 0, 0, 0],
    [3, 1, 1, 1],
    [undefined, 0, 0, 0],
  ]);
  expect(funnelText(rows)).toBe(
    [
      'stage  units  kept  rejected  owed  made',
      'a          3     1         1     1  2 vectors, 3 rejects',
      'b          ?     0         0     0',
      '',
      'Rejected units, by first reason:',
      '  a 1: broken 1',
      '',
      'All rejects, by reason:',
      '  a 3: dull 2, broken 1',
    ].join('\n'),
  );
});

it('does not plan the units of stages again that have just been run', async () => {
  const asked: string[] = [];
  const stages = [planning('a', ['1'], asked), planning('b', ['1'], asked)];
  const count = { before: 0, kept: 1, rejected: 0, failed: 0, hasInput: true, seconds: 0 };
  const counts = [{ ...count, stage: 'a', planned: 1, owed: 0 }];
  const rows = await funnelOf({ stages, config, store: memoryStore(), counts });
  expect(asked).toEqual(['b']);
  expect(rows.map(({ planned, owed }) => [planned, owed])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

it('uses the singular for one record and for one reject', async () => {
  const store = memoryStore();
  await store.commit('a', '1', { records: { vectors: [vector('x')] }, rejects: [reject('1', 'dull')] });
  const rows = await funnelOf({ stages: [planning('a', ['1'])], config, store });
  expect(funnelText(rows)).toContain('1 vector, 1 reject\n');
});
