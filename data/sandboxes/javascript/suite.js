// How a suite of tests runs: its hooks, its tests, and the suites in it, one after another.
import { onIdle } from './host.js';

export const newSuite = (name, parent) => ({
  name,
  parent,
  entries: [],
  hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
});

/** The arguments of `test` and `describe`: a name, options, and a function, each of which may be left out. */
export function given(args) {
  const call = args.find((arg) => typeof arg === 'function');
  const options = args.find((arg) => typeof arg === 'object' && arg !== null) ?? {};
  const name = typeof args[0] === 'string' ? args[0] : call?.name || '<anonymous>';
  return { name, options, call };
}

/** Runs all of a suite. `on` hears of every test: start(name), and end(name, error) or skip(name). */
export async function runSuite(suite, on, path = []) {
  try {
    for (const hook of suite.hooks.before) await settled(hook());
  } catch (error) {
    const name = [...path, 'before'];
    on.start(name);
    on.end(name, { error });
    return;
  }
  for (const entry of suite.entries) {
    const name = [...path, entry.name];
    if (entry.skips || suite.skips) on.skip(name);
    else if (entry.kind === 'suite') await runSuite(entry.suite, on, name);
    else await runTest({ ...entry, suite }, on, name);
  }
  for (const hook of suite.hooks.after) await settled(hook());
}

async function runTest({ call, suite, name }, on, path) {
  on.start(path);
  const { context, state } = contextOf(name, on, path);
  let failure;
  try {
    for (const hook of hooksOf(suite, 'beforeEach')) await settled(hook());
    await settled(call.length > 1 ? withCallback(call, context) : call(context));
    await state.subtests;
  } catch (error) {
    failure = { error };
  }
  try {
    for (const hook of [...hooksOf(suite, 'afterEach').reverse(), ...state.cleanups]) await settled(hook());
  } catch (error) {
    failure ??= { error };
  }
  if (state.isSkipped && !failure) on.skip(path);
  else on.end(path, failure);
}

/** What a test is given as its argument, and what it did with it. */
function contextOf(name, on, path) {
  const state = { subtests: Promise.resolve(), cleanups: [], isSkipped: false };
  const context = {
    name,
    test(...args) {
      const inner = { ...given(args), suite: newSuite('', undefined) };
      state.subtests = state.subtests.then(() => runTest(inner, on, [...path, inner.name]));
      return state.subtests;
    },
    after: (hook) => void state.cleanups.push(hook),
    skip() {
      state.isSkipped = true;
    },
    todo() {},
    diagnostic() {},
  };
  return { context, state };
}

const hooksOf = (suite, kind) => [...(suite.parent ? hooksOf(suite.parent, kind) : []), ...suite.hooks[kind]];

const withCallback = (call, context) =>
  new Promise((resolve, reject) => {
    call(context, (error) => (error ? reject(error) : resolve()));
  });

/** A promise that nothing can settle any more fails, as soon as nothing is left to do. */
function settled(promise) {
  if (typeof promise?.then !== 'function') return promise;
  return new Promise((resolve, reject) => {
    onIdle(() => {
      onIdle(() => false);
      reject(new Error('Promise resolution is still pending but the event loop has already resolved'));
      return true;
    });
    promise.then(resolve, reject);
  });
}
