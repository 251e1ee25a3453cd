// Stages whose units are admitted in their planned order.
import { expect, it } from 'vitest';
import { UnavailableError } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';

import { run, tenUnits } from '../support/ten-units.ts';

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
        const vector = withId({ from: [], of: 'x', name: String(number), dimensions: 1, data: '' });
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

it('after an interruption nothing is admitted past a unit that did not finish', async () => {
  const admitted: string[] = [];
  let laterBegins = (): void => {};
  const laterHasBegun = new Promise<void>((resolve) => (laterBegins = resolve));
  const stage = (drain?: AbortController) =>
    defineStage({
      ...tenUnits(() => false),
      async admission() {
        return (records) => {
          admitted.push(...(records.vectors ?? []).map(({ name }) => name));
          return { records, rejects: [] };
        };
      },
      async work({ number }: { number: number }) {
        if (number === 5) laterBegins();
        if (drain && number === 3) {
          await laterHasBegun;
          drain.abort();
          throw new UnavailableError('server did not start', 'SIGINT');
        }
        const vector = withId({ from: [], of: 'x', name: String(number), dimensions: 1, data: '' });
        return { records: { vectors: [vector] }, rejects: [] };
      },
    });
  const store = memoryStore();
  const drain = new AbortController();
  const first = await run([stage(drain)], store, { drain: drain.signal });
  expect(first.stages[0]).toMatchObject({ kept: 3, owed: 7 });
  const second = await run([stage()], store);
  expect(second.stages[0]).toMatchObject({ before: 3, kept: 7, owed: 0 });
  expect(admitted).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});
