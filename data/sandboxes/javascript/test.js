// Stands in for node:test: tests, suites, hooks, and subtests, which run one after another in the order in which they
// are written. run-tests.js asks for the outcomes; a file that is run by itself prints them.
import { printed } from './printing.js';
import { given, newSuite } from './suite.js';

let current = newSuite('', undefined);
let isClaimed = false;

/** The tests that are registered from now on; `run-tests.js` calls it before it imports a file. */
export function claim() {
  isClaimed = true;
  current = newSuite('', undefined);
  return current;
}

function addTest(args, more = {}) {
  const { name, options, call } = given(args);
  const skips = Boolean(more.skip || options.skip || options.todo || !call);
  current.entries.push({ kind: 'test', name, call, skips });
  if (!isClaimed) startByItself();
  return Promise.resolve();
}

function addSuite(args, more = {}) {
  const { name, options, call } = given(args);
  const suite = newSuite(name, current);
  suite.skips = Boolean(more.skip || options.skip || options.todo);
  current.entries.push({ kind: 'suite', name, suite });
  const outer = current;
  current = suite;
  const finished = call?.({ name });
  current = outer;
  if (typeof finished?.then === 'function')
    throw new TypeError(`describe('${name}') was given an async function; register tests synchronously`);
  if (!isClaimed) startByItself();
}

const withMarks = (add) =>
  Object.assign((...args) => add(args), {
    skip: (...args) => add(args, { skip: true }),
    todo: (...args) => add(args, { skip: true }),
    only: (...args) => add(args),
  });

export const test = withMarks(addTest);
export const it = test;
export const describe = withMarks(addSuite);
export const suite = describe;
export const before = (call) => void current.hooks.before.push(call);
export const after = (call) => void current.hooks.after.push(call);
export const beforeEach = (call) => void current.hooks.beforeEach.push(call);
export const afterEach = (call) => void current.hooks.afterEach.push(call);
Object.assign(test, { test, it, describe, suite, before, after, beforeEach, afterEach });
export default test;

let isStarted = false;
function startByItself() {
  if (isStarted) return;
  isStarted = true;
  const root = current;
  setTimeout(() => printed([{ path: '', root }]));
}
