// Stands in for node:assert/strict: what programs of the seeds and of models use of it, with the same meaning.
import { isDeepEqual } from './deep-equal.js';
import { difference } from './difference.js';
import { inspect } from './inspect.js';

export class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message);
    this.name = 'AssertionError';
    Object.assign(this, { code: 'ERR_ASSERTION', actual, expected, operator });
  }
}

function refuse(message, fallback, details) {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message: message ?? fallback, ...details });
}

export function ok(value, message) {
  if (!value)
    refuse(message, `The expression evaluated to a falsy value: ${inspect(value)}`, {
      actual: value,
      expected: true,
      operator: '==',
    });
}

export function equal(actual, expected, message) {
  if (!Object.is(actual, expected))
    refuse(message, `Expected values to be strictly equal:\n${difference(actual, expected)}`, {
      actual,
      expected,
      operator: 'strictEqual',
    });
}

export function notEqual(actual, expected, message) {
  if (Object.is(actual, expected))
    refuse(message, `Expected "actual" to be strictly unequal to: ${inspect(expected)}`, {
      actual,
      expected,
      operator: 'notStrictEqual',
    });
}

export function deepEqual(actual, expected, message) {
  if (!isDeepEqual(actual, expected))
    refuse(message, `Expected values to be strictly deep-equal:\n${difference(actual, expected)}`, {
      actual,
      expected,
      operator: 'deepStrictEqual',
    });
}

export function notDeepEqual(actual, expected, message) {
  if (isDeepEqual(actual, expected))
    refuse(message, `Expected "actual" not to be strictly deep-equal to: ${inspect(expected)}`, {
      actual,
      expected,
      operator: 'notDeepStrictEqual',
    });
}

export function match(text, pattern, message) {
  if (typeof text !== 'string' || !new RegExp(pattern).test(text))
    refuse(message, notMatched(pattern, text), {
      actual: text,
      expected: pattern,
      operator: 'match',
    });
}

export function doesNotMatch(text, pattern, message) {
  if (typeof text === 'string' && new RegExp(pattern).test(text))
    refuse(
      message,
      `The input was expected to not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`,
      {
        actual: text,
        expected: pattern,
        operator: 'doesNotMatch',
      },
    );
}

export function fail(message = 'Failed') {
  refuse(message, 'Failed', { operator: 'fail' });
}

export function ifError(value) {
  if (value !== null && value !== undefined)
    refuse(undefined, `ifError got unwanted exception: ${value?.message ?? inspect(value)}`, {
      actual: value,
    });
}

export function throws(call, expected, message) {
  if (typeof call !== 'function') throw new TypeError('The "fn" argument must be of type function.');
  let thrown;
  try {
    call();
  } catch (error) {
    thrown = { error };
  }
  judge(thrown, { kind: 'exception', expected, message });
}

export async function rejects(promised, expected, message) {
  let thrown;
  try {
    await (typeof promised === 'function' ? promised() : promised);
  } catch (error) {
    thrown = { error };
  }
  judge(thrown, { kind: 'rejection', expected, message });
}

export function doesNotThrow(call, message) {
  try {
    call();
  } catch (error) {
    unwanted('exception', error, message);
  }
}

export async function doesNotReject(promised, message) {
  try {
    await (typeof promised === 'function' ? promised() : promised);
  } catch (error) {
    unwanted('rejection', error, message);
  }
}

function unwanted(kind, error, message) {
  const said = typeof message === 'string' ? `: ${message}` : '.';
  refuse(undefined, `Got unwanted ${kind}${said}\nActual message: "${error?.message ?? error}"`, {
    actual: error,
  });
}

function judge(thrown, { kind, expected, message }) {
  if (!thrown) return missing(kind, expected, message);
  const { error } = thrown;
  if (expected === undefined || typeof expected === 'string') return;
  if (expected instanceof RegExp) byPattern(error, expected, message);
  else if (typeof expected === 'function') byFunction(error, expected, message);
  else byFields(error, expected, message);
}

function missing(kind, expected, message) {
  const note = typeof expected === 'string' ? expected : message;
  const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
  refuse(undefined, `Missing expected ${kind}${name}${note === undefined ? '.' : `: ${note}`}`, {
    operator: kind === 'exception' ? 'throws' : 'rejects',
  });
}

function byPattern(error, expected, message) {
  if (!new RegExp(expected).test(String(error)))
    refuse(message, notMatched(expected, String(error)), { actual: error, expected, operator: 'throws' });
}

function byFields(error, expected, message) {
  const keys = [...Object.keys(expected), ...(expected instanceof Error ? ['name', 'message'] : [])];
  for (const key of keys) {
    const [found, wanted] = [error?.[key], expected[key]];
    const byText = wanted instanceof RegExp && typeof found === 'string';
    if (byText ? wanted.test(found) : isDeepEqual(found, wanted)) continue;
    refuse(message, `Expected values to be strictly deep-equal: ${key}\n${difference(found, wanted)}`, {
      actual: error,
      expected,
      operator: 'throws',
    });
  }
}

function byFunction(error, expected, message) {
  if (expected.prototype !== undefined && error instanceof expected) return;
  // Another class of error than was expected is an error of its own, and goes on.
  const isClass = expected === Error || Object.prototype.isPrototypeOf.call(Error, expected);
  if (isClass && message === undefined) throw error;
  if (isClass || expected.call({}, error) !== true)
    refuse(
      message,
      `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true".`,
      { actual: error, expected, operator: 'throws' },
    );
}

const notMatched = (pattern, text) =>
  `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`;

const assert = Object.assign((value, message) => ok(value, message), {
  AssertionError,
  ok,
  equal,
  notEqual,
  strictEqual: equal,
  notStrictEqual: notEqual,
  deepEqual,
  notDeepEqual,
  deepStrictEqual: deepEqual,
  notDeepStrictEqual: notDeepEqual,
  match,
  doesNotMatch,
  fail,
  ifError,
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
});
assert.strict = assert;

export {
  assert as default,
  assert as strict,
  deepEqual as deepStrictEqual,
  equal as strictEqual,
  notDeepEqual as notDeepStrictEqual,
  notEqual as notStrictEqual,
};
