// What a program in QuickJS finds beside the language: console, timers, and a little of `process`. The functions of the
// engine are taken from the global object before the program begins. Timers pass at once, in their order, and the clock
// with them.
import { cloned } from './clone.js';
import { format, inspect } from './inspect.js';

const engine = globalThis.__toolloom;
delete globalThis.__toolloom;

let capture;
const write = (stream, text) => (capture ? capture(text) : engine.write(stream, text));

/** Calls back with what is printed, instead of printing it, until it is called without a function. */
export function captureOutput(take) {
  capture = take;
}

/** A line of its own, also while output is captured. */
export const say = (line) => engine.write('stdout', `${line}\n`);

export const readText = (path) => engine.readText(path);
export const writeText = (path, text) => engine.writeText(path, text);

export function describe(error) {
  if (!(error instanceof Error)) return `Uncaught ${inspect(error)}\n`;
  const stack = String(error.stack ?? '').replace(/^\n+|\n+$/g, '');
  return `Uncaught ${error.name}: ${error.message}\n${stack === '' ? '' : `${stack}\n`}`;
}

export const show = (value) => inspect(value);

const indents = [];
function print(stream, values) {
  const margin = indents.join('');
  write(stream, `${margin}${format(values).replaceAll('\n', `\n${margin}`)}\n`);
}
const counts = new Map();
globalThis.console = {
  log: (...values) => print('stdout', values),
  info: (...values) => print('stdout', values),
  debug: (...values) => print('stdout', values),
  warn: (...values) => print('stderr', values),
  error: (...values) => print('stderr', values),
  trace: (...values) => print('stderr', ['Trace:', ...values]),
  dir: (value) => print('stdout', [inspect(value)]),
  table: (value) => print('stdout', [inspect(value)]),
  assert: (holds, ...values) => holds || print('stderr', ['Assertion failed', ...values]),
  count(label = 'default') {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    print('stdout', [`${label}: ${counts.get(label)}`]);
  },
  group(...values) {
    if (values.length > 0) print('stdout', values);
    indents.push('  ');
  },
  groupEnd: () => void indents.pop(),
  time() {},
  timeEnd() {},
};

const timers = new Map();
let lastTimer = 0;
function addTimer({ call, delay, given, repeats = false }) {
  if (typeof call !== 'function') throw new TypeError('The "callback" argument must be of type function.');
  lastTimer += 1;
  const wait = Math.max(1, Math.trunc(Number(delay)) || 1);
  timers.set(lastTimer, { at: Date.now() + wait, call, given, wait: repeats ? wait : undefined });
  return lastTimer;
}
Object.assign(globalThis, {
  setTimeout: (call, delay, ...given) => addTimer({ call, delay, given }),
  setInterval: (call, delay, ...given) => addTimer({ call, delay, given, repeats: true }),
  setImmediate: (call, ...given) => addTimer({ call, delay: 0, given }),
  clearTimeout: (id) => void timers.delete(id),
  clearInterval: (id) => void timers.delete(id),
  clearImmediate: (id) => void timers.delete(id),
  queueMicrotask: (call) => void Promise.resolve().then(call),
  structuredClone: (value) => cloned(value),
});

/** Runs the next timer; false where there is none. */
export function tick() {
  let next;
  for (const [id, timer] of timers) if (!next || timer.at < next.timer.at) next = { id, timer };
  if (!next) return false;
  const { id, timer } = next;
  engine.advance(timer.at);
  if (timer.wait === undefined) timers.delete(id);
  else timer.at += timer.wait;
  timer.call(...timer.given);
  return true;
}

let idle = () => false;
/** Called when nothing is left to do; returns whether it has found something. */
export function onIdle(call) {
  idle = call;
}
export const isIdle = () => !idle();

const began = Date.now();
globalThis.performance = { now: () => Date.now() - began, timeOrigin: began };

const streamOf = (stream) => ({
  isTTY: false,
  columns: 80,
  write(text) {
    write(stream, String(text));
    return true;
  },
});

globalThis.process = {
  argv: ['node', ...engine.args],
  env: {},
  platform: 'linux',
  version: 'v20.0.0',
  versions: {},
  exitCode: undefined,
  cwd: () => '/workspace',
  exit(code = globalThis.process.exitCode ?? 0) {
    engine.exit(Number(code) || 0);
    for (;;); // the engine stops here
  },
  nextTick: (call, ...given) => void Promise.resolve().then(() => call(...given)),
  hrtime: Object.assign(() => [0, 0], { bigint: () => BigInt(Date.now()) * 1000000n }),
  uptime: () => (Date.now() - began) / 1000,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0 }),
  on: () => globalThis.process,
  stdout: streamOf('stdout'),
  stderr: streamOf('stderr'),
  stdin: {
    isTTY: false,
    setEncoding() {},
    async *[Symbol.asyncIterator]() {
      if (engine.stdin !== '') yield engine.stdin;
    },
  },
};

/** What `process.exitCode` says when all is done. */
export const exitCode = () => Number(globalThis.process?.exitCode ?? 0) || 0;
