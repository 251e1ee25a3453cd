import { describe, expect, it } from 'vitest';
import { BudgetError, UnavailableError } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import type { Event } from '../../pipeline/log.ts';
import { CallError } from '../../pipeline/models/admission/call-error.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Reader } from '../../pipeline/store.ts';

import { run, tenUnits, whole } from '../support/ten-units.ts';

describe('the runner', () => {
  it('a failing unit stops no other, and kept + rejected + owed = planned', async () => {
    const { stages } = await run([tenUnits((number) => number === 3 || number === 7)], memoryStore());
    expect(stages).toMatchObject([
      { stage: 'ten', planned: 10, before: 0, kept: 6, rejected: 2, failed: 2, owed: 2 },
    ]);
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

  it('rejects what fails, with its reason, when the user gives up on it', async () => {
    const store = memoryStore();
    const { stages } = await run([tenUnits((number) => number === 3), whole], store, { giveUp: true });
    expect(stages[0]).toMatchObject({ failed: 0, rejected: 3 });
    expect(store.tally('ten').reasons).toEqual({ round: 2, 'gave up': 1 });
  });

  it('a unit gets its input as a queue would carry it', async () => {
    const seen: unknown[] = [];
    const dated = defineStage({
      ...whole,
      name: 'dated',
      async *units() {
        yield { id: 'all', input: { at: new Date(0), nothing: undefined } };
      },
      async work(input) {
        seen.push(input);
        return { records: {}, rejects: [] };
      },
    });
    await run([dated], memoryStore());
    expect(seen).toStrictEqual([{ at: '1970-01-01T00:00:00.000Z' }]);
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

  it('a stage that plans further units by what its others made goes on with them, also after a failure', async () => {
    let isDown = true;
    const planned: string[][] = [];
    const growing = defineStage({
      ...tenUnits(() => false),
      replans: true,
      async *units(store: Reader) {
        const ids = ['0', '1', '2'];
        for (const id of ids) yield { id, input: { number: Number(id) } };
        planned.push(ids.filter((id) => store.finished('ten').has(id)));
        if (!ids.every((id) => store.finished('ten').has(id))) return;
        yield { id: 'after', input: { number: 3 } };
      },
      async work(input: { number: number }, context) {
        if (input.number === 1 && isDown) throw new UnavailableError('server did not start', 'down');
        return tenUnits(() => false).work(input, context);
      },
    });
    const store = memoryStore();
    const failed = await run([growing], store);
    expect(failed.stages[0]).toMatchObject({ planned: 3, failed: 1, owed: 1 });
    isDown = false;
    const events: Event[] = [];
    const whole = await run([growing], store, { log: (event) => events.push(event) });
    expect(whole.stages[0]).toMatchObject({ planned: 4, before: 2, failed: 0, owed: 0 });
    expect(events).toContainEqual({ event: 'more-units', planned: 4, owed: 1 });
    expect(planned.at(-1)).toEqual(['0', '1', '2']);
    expect((await run([growing], store)).stages[0]).toMatchObject({ planned: 4, before: 4, owed: 0 });
    // One of the first is lost, the further one is not.
    await store.withdraw('ten', ['2']);
    expect((await run([growing], store)).stages[0]).toMatchObject({
      planned: 4,
      before: 3,
      kept: 1,
      owed: 0,
    });
  });

  describe('a stage that plans further units', () => {
    /** Unit 1 fails as often as it is told to. */
    const growing = (failures: () => Error | undefined) =>
      defineStage({
        ...tenUnits(() => false),
        replans: true,
        async *units(store: Reader) {
          const ids = ['1', '2'];
          for (const id of ids) yield { id, input: { number: Number(id) } };
          if (ids.every((id) => store.finished('ten').has(id))) yield { id: 'after', input: { number: 3 } };
        },
        async work(input: { number: number }, context) {
          const failure = input.number === 1 ? failures() : undefined;
          if (failure) throw failure;
          return tenUnits(() => false).work(input, context);
        },
      });
    const failing = (times: number, error: Error) => {
      let tries = 0;
      return growing(() => {
        tries += 1;
        return tries <= times ? error : undefined;
      });
    };

    it('tries again what fails, in the same session', async () => {
      const { stages } = await run([failing(2, new Error('a bad reply'))], memoryStore());
      expect(stages[0]).toMatchObject({ planned: 3, kept: 3, rejected: 0, failed: 0, owed: 0, before: 0 });
    });

    it('gives up what fails for good, says so, and goes on', async () => {
      const store = memoryStore();
      const events: Event[] = [];
      const log = (event: Event) => void events.push(event);
      const { stages } = await run([failing(99, new Error('a bad reply'))], store, { log });
      expect(stages[0]).toMatchObject({ planned: 3, kept: 2, rejected: 1, failed: 0, owed: 0, before: 0 });
      expect(store.tally('ten').reasons).toEqual({ 'gave up': 1 });
      expect(events.filter(({ event }) => event === 'failure')).toHaveLength(2);
      expect(events).toContainEqual({ event: 'note', message: 'gave up after 3 tries: ten 1: a bad reply' });
    });

    it.each([
      ['a server', new UnavailableError('server did not start', 'down')],
      ['an endpoint', new CallError('unavailable', 'answered 503')],
      ['room under a rate', new CallError('rate_limited', 'answered 429')],
    ])('gives up nothing because %s is away', async (_, error) => {
      const { stages } = await run([failing(99, error)], memoryStore());
      expect(stages[0]).toMatchObject({ planned: 2, kept: 1, rejected: 0, failed: 1, owed: 1 });
    });

    it('neither tries again nor gives up after an interruption', async () => {
      const drain = new AbortController();
      let tries = 0;
      const stage = growing(() => {
        tries += 1;
        drain.abort();
        return new Error('a bad reply');
      });
      const { stages } = await run([stage], memoryStore(), { drain: drain.signal });
      expect(stages[0]).toMatchObject({ rejected: 0, failed: 1 });
      expect(tries).toBe(1);
    });
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

describe('a reached budget', () => {
  const spending = (worked: number[]) =>
    defineStage({
      ...tenUnits(() => false),
      async work(input: { number: number }, context) {
        worked.push(input.number);
        if (input.number >= 1) throw new BudgetError('the budget of $1 is reached', 0.1);
        return tenUnits(() => false).work(input, context);
      },
    });

  it.each([true, false])(
    'ends the run, begins nothing more, and leaves its units owed; giving up: %s',
    async (giveUp) => {
      const store = memoryStore();
      const worked: number[] = [];
      const { stages, stopped } = await run([spending(worked), whole], store, { giveUp });
      expect(stopped?.message).toContain('the budget of $1 is reached');
      expect(stages).toMatchObject([{ stage: 'ten', kept: 0, rejected: 1, owed: 9 }]);
      expect(worked.length).toBeLessThan(6); // three at a time
      expect(store.finished('ten').size).toBe(1);
    },
  );
});

it('after an interruption no further stage begins', async () => {
  const drain = new AbortController();
  drain.abort();
  const worked: number[] = [];
  const { stages, drained } = await run([tenUnits(() => false, worked)], memoryStore(), {
    drain: drain.signal,
  });
  expect([stages.length, drained, worked]).toEqual([0, true, []]);
});

describe('what fails for a reason that may pass', () => {
  const unavailable = (number: number) => {
    const stage = tenUnits(() => false);
    return defineStage({
      ...stage,
      async work(input: { number: number }, context) {
        if (input.number === number) throw new UnavailableError('server did not start', 'exit code 3');
        return stage.work(input, context);
      },
    });
  };

  it('stays owed, with its message, and the next run tries it again', async () => {
    const store = memoryStore();
    const events: Event[] = [];
    const first = await run([unavailable(3)], store, { log: (event) => events.push(event) });
    expect(first.stages[0]).toMatchObject({ kept: 7, rejected: 2, failed: 1, owed: 1 });
    expect(events).toContainEqual({
      event: 'failure',
      stage: 'ten',
      unit: 'unit-3',
      message: 'ten unit-3: server did not start: exit code 3',
    });
    const second = await run([unavailable(-1)], store);
    expect(second.stages[0]).toMatchObject({ before: 9, kept: 1, owed: 0 });
  });

  it('becomes a reject with its own reason when the user gives up', async () => {
    const store = memoryStore();
    await run([unavailable(3)], store, { giveUp: true });
    expect(store.tally('ten').reasons).toEqual({ round: 2, 'server did not start': 1 });
  });

  it('stays owed after an interruption even when the user gives up on failures', async () => {
    const store = memoryStore();
    const drain = new AbortController();
    const interrupted = defineStage({
      ...unavailable(1),
      async work({ number }: { number: number }) {
        if (number === 1) drain.abort();
        if (number > 0) throw new UnavailableError('server did not start', 'SIGINT');
        return { records: {}, rejects: [] };
      },
    });
    const { stages, drained } = await run([interrupted], store, { giveUp: true, drain: drain.signal });
    expect(drained).toBe(true);
    expect(stages[0]).toMatchObject({ planned: 10, kept: 1, rejected: 0, owed: 9 });
    expect([...store.finished('ten')]).toEqual(['unit-0']);
  });
});

describe('a unit that is made again', () => {
  /** A stage with one unit, which makes a vector of the given name from what the store holds. */
  const single = (name: string, of: () => string, worked: string[] = []) =>
    defineStage({
      ...whole,
      name,
      whole: false,
      async work() {
        worked.push(name);
        const vector = withId({ from: [], of: of(), name, dimensions: 1, data: '' });
        return { records: { vectors: [vector] }, rejects: [] };
      },
    });

  it('makes later stages owed again when it makes something else, and says so', async () => {
    const store = memoryStore();
    let value = 'before';
    const stages = [single('first', () => value), single('second', () => 'x'), single('third', () => 'x')];
    await run(stages, store);
    await store.withdraw('first', ['all']);
    value = 'after';
    const events: Event[] = [];
    const { stages: counts } = await run(stages.slice(0, 1), store, {
      pipeline: stages,
      log: (event) => events.push(event),
    });
    expect(counts[0]).toMatchObject({ kept: 1 });
    expect([store.finished('second').size, store.finished('third').size]).toEqual([0, 0]);
    expect(events).toContainEqual({
      event: 'note',
      message:
        'first all now makes something else than before, so the units of later stages are made again: ' +
        'second 1, third 1',
    });
    expect((await run(stages, store)).stages.map(({ kept }) => kept)).toEqual([0, 1, 1]);
  });

  it('leaves later stages alone when it makes the same', async () => {
    const store = memoryStore();
    const worked: string[] = [];
    const stages = [single('first', () => 'x', worked), single('second', () => 'x', worked)];
    await run(stages, store);
    await store.withdraw('first', ['all']);
    await run(stages, store);
    expect(worked).toEqual(['first', 'second', 'first']);
  });
});

describe('a stage that was asked for alone', () => {
  it('waits for units that an earlier stage owes, if it speaks for the whole', async () => {
    const store = memoryStore();
    const pipeline = [tenUnits((number) => number === 3), whole];
    expect((await run([whole], store, { pipeline })).waiting).toBe('whole');
    await run(pipeline.slice(0, 1), store);
    expect((await run([whole], store, { pipeline })).waiting).toBe('whole');
    await run([tenUnits(() => false)], store);
    const last = await run([whole], store, { pipeline });
    expect(last.waiting).toBeUndefined();
    expect(last.stages[0]).toMatchObject({ kept: 1 });
  });

  it('plans nothing where it has no input', async () => {
    const reader = defineStage({ ...whole, reads: ['specs', 'vectors'] });
    const store = memoryStore();
    expect((await run([reader], store)).stages[0]).toMatchObject({ planned: 0, hasInput: false });
    expect(store.finished('whole').size).toBe(0);
    await run([tenUnits(() => false)], store);
    expect((await run([reader], store)).stages[0]).toMatchObject({ planned: 1, kept: 1, hasInput: true });
  });
});

it('the units of a stage are enumerated once', async () => {
  let enumerations = 0;
  const stage = tenUnits(() => false);
  const counting = defineStage({
    ...stage,
    async *units() {
      enumerations += 1;
      for (let number = 0; number < 10; number += 1) yield { id: `unit-${number}`, input: { number } };
    },
  });
  expect((await run([counting], memoryStore())).stages[0]).toMatchObject({ planned: 10, owed: 0 });
  expect(enumerations).toBe(1);
});
