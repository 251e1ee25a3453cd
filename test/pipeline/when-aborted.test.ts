// Many wait for one signal: none is forgotten, none is called twice, and Node has nothing to warn of.
import { setImmediate as nextTurn, setTimeout as sleepOfNode } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { signalLike, sleep, whenAborted } from '../../pipeline/when-aborted.ts';

/** Forty that sleep, and what Node warns of when they begin. */
async function begun(sleepOnce: () => Promise<unknown>) {
  const warnings: string[] = [];
  const note = ({ name }: Error) => void warnings.push(name);
  process.on('warning', note);
  const ends = Promise.allSettled(Array.from({ length: 40 }, sleepOnce));
  await nextTurn();
  process.off('warning', note);
  return { warnings, ends };
}

it('forty may sleep until one signal, which the sleep of Node may not', async () => {
  const run = new AbortController();
  const reason = new Error('enough');
  const own = await begun(() => sleep(600_000, run.signal));
  expect(own.warnings).toEqual([]);
  const signal = signalLike(run.signal);
  const others = await begun(() => sleepOfNode(600_000, undefined, { signal }));
  expect(others.warnings).toEqual(['MaxListenersExceededWarning']);
  run.abort(reason);
  for (const end of await own.ends) expect(end).toEqual({ status: 'rejected', reason });
  expect((await others.ends).every(({ status }) => status === 'rejected')).toBe(true);
});

it('a sleep ends by itself, and at once where the signal came before', async () => {
  const run = new AbortController();
  await expect(sleep(1, run.signal)).resolves.toBeUndefined();
  run.abort(new Error('enough'));
  await expect(sleep(600_000, run.signal)).rejects.toThrow('enough');
});

it('who has cancelled is not called, and the others are', () => {
  const run = new AbortController();
  const called: string[] = [];
  whenAborted(run.signal, () => called.push('one'));
  whenAborted(run.signal, () => called.push('two'))();
  whenAborted(run.signal, () => called.push('three'));
  run.abort();
  whenAborted(run.signal, () => called.push('late'));
  expect(called).toEqual(['one', 'three', 'late']);
});
