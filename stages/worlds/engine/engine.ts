// SQLite as a WebAssembly module that is given memory and a clock, and nothing else of the host. Contained by
// construction: files, the network, the environment, and more memory than the limit do not exist for it, and its
// time is that of the world whose SQL it executes. Not contained: how long it computes, which meter.ts limits.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BugError } from '../../../pipeline/errors.ts';
import { codes, isTransient, type SqliteApi } from './api.ts';
import { functionsOf, type RegisteredFunction } from './functions.ts';
import { type Heap, heapOf } from './heap.ts';
import { type Hooks, hooksOf } from './hooks.ts';
import { LimitError, tooMuchMemory } from './limits.ts';

export interface Engine {
  readonly api: SqliteApi;
  readonly heap: Heap;
  readonly clock: Clock;
  readonly hooks: Hooks;
  readonly functions: readonly RegisteredFunction[];
  /** Room for two numbers that functions write for their caller. */
  readonly answers: number;
  /** Room for one text that is handed to a function. */
  readonly room: { at: number; bytes: number };
  /** Set when its memory is full: it gives none back, so worlds that are opened later get another. */
  isSpent: boolean;
}

interface Clock {
  /** What `now` means in SQL, in milliseconds since 1970. */
  now: number;
}

/** What the module is linked to begin with: 8 MB. */
const fewestPages = 128;
/** 256 MB. All worlds of a thread share it; a call may take a quarter of it. */
const mostPages = 4096;

let compiled: WebAssembly.Module | undefined;
let current: Engine | undefined;

/** The engine of this thread. */
export function engineNow(): Engine {
  if (!current || current.isSpent) current = startEngine();
  return current;
}

/** The build puts the module beside the bundle; in a checkout it is in its package. */
function moduleBytes(): Uint8Array {
  const beside = new URL('./sqlite3.wasm', import.meta.url);
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(existsSync(beside) ? beside : resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'));
}

function startEngine(): Engine {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const heap = heapOf({ fewestPages, mostPages });
  const clock = { now: 0 };
  const { exports } = new WebAssembly.Instance(compiled, importsFor(compiled, heap, clock));
  const api = exports as unknown as SqliteApi; // the exact version of the package is fixed, and so are its exports
  api.__wasm_call_ctors();
  const code = api.sqlite3_initialize();
  if (code !== codes.ok) throw new BugError(`SQLite does not start: code ${code}`);
  const hooks = hooksOf(api, heap);
  const send = (context: number, text: string): void => {
    try {
      const bytes = handIn(engine, text);
      api.sqlite3_result_text(context, engine.room.at, bytes, isTransient);
    } catch {
      api.sqlite3_result_error_nomem(context); // SQLite is in the middle of a step: no exception may pass through it
    }
  };
  const engine: Engine = {
    api,
    heap,
    clock,
    hooks,
    functions: functionsOf({ api, heap, hooks, send }),
    answers: api.sqlite3_malloc(16),
    room: { at: 0, bytes: 0 },
    isSpent: false,
  };
  return engine;
}

/** Puts a text where functions can read it, until the next one. How many bytes it takes. */
export function handIn(engine: Engine, text: string): number {
  const { api, heap, room } = engine;
  const most = 3 * text.length + 1; // UTF-8 takes no more for a code unit of UTF-16, and a zero follows
  if (room.bytes < most) {
    api.sqlite3_free(room.at);
    room.bytes = Math.max(most, 2 ** 16);
    room.at = api.sqlite3_malloc(room.bytes);
    if (room.at === 0) {
      room.bytes = 0;
      throw outOfMemory(engine);
    }
  }
  return heap.write(text, room.at);
}

/** The answer of a system that does not have the function that was called (ENOSYS). */
const isMissing = (): number => -52;

/** The module is linked against a whole system. All of it is missing but memory and the clock. */
function importsFor(module: WebAssembly.Module, heap: Heap, clock: Clock): WebAssembly.Imports {
  const missing = WebAssembly.Module.imports(module).filter(({ kind }) => kind === 'function');
  const of = (from: string) =>
    Object.fromEntries(missing.flatMap((each) => (each.module === from ? [[each.name, isMissing]] : [])));
  return {
    env: {
      ...of('env'),
      memory: heap.memory,
      emscripten_get_heap_max: () => heap.mostBytes,
      emscripten_resize_heap: (bytes: number) => Number(heap.grow(bytes)),
      emscripten_date_now: () => clock.now,
      emscripten_get_now: () => clock.now,
      _tzset_js: () => {},
      _localtime_js: (seconds: bigint, at: number) => writeLocalTime(heap, seconds, at),
    },
    wasi_snapshot_preview1: {
      ...of('wasi_snapshot_preview1'),
      clock_time_get(_clock: number, _precision: bigint, at: number): number {
        heap.setLong(at, BigInt(clock.now) * 1_000_000n);
        return 0;
      },
    },
  };
}

/** The local time of a world is UTC. The fields are those of `struct tm`. */
function writeLocalTime(heap: Heap, seconds: bigint, at: number): void {
  const date = new Date(Number(seconds) * 1000);
  const year = date.getUTCFullYear();
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    year - 1900,
    date.getUTCDay(),
    Math.floor((Number(seconds) * 1000 - Date.UTC(year, 0, 1)) / 86_400_000),
  ];
  for (const [index, value] of fields.entries()) heap.setNumber(at + 4 * index, value);
  for (const offset of [32, 36, 40]) heap.setNumber(at + offset, 0); // no summer time, no offset, no name
}

/** An engine gives no memory back, so the next world gets another engine. */
export function outOfMemory(engine: Engine): LimitError {
  engine.isSpent = true;
  return new LimitError(tooMuchMemory);
}
