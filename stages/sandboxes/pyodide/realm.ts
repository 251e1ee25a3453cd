// The globals that Pyodide finds: those of a realm of its own, in which nothing of Node exists. What Python reaches of
// JavaScript ends here: no `process`, no `require`, no `fetch`, no `eval`. Clock and chance are counters, so that a
// program sees the same on every machine. Each function is handed to the realm as source text and therefore uses
// nothing from outside itself.
import vm from 'node:vm';

/** What the child does for its realm. Closures of the realm hold it, and nothing that Python can reach does. */
export interface Host {
  readonly compiled: WebAssembly.Module;
  file(path: string): Uint8Array;
  decode(label: string, isFatal: boolean, bytes: Uint8Array | undefined): string;
  encode(text: string): Uint8Array;
  /** Ends the process. */
  stop(why: 'time', steps: number): void;
}

export interface Quota {
  readonly steps: number;
  readonly memory: number;
  readonly size: number;
  readonly files: number;
}

export interface Used {
  readonly steps: number;
  readonly isLate: boolean;
  /** Whether a file was refused because it was one too many, or too large. */
  readonly isFull: boolean;
  /** Whether memory was asked for and refused. */
  readonly lacksMemory: boolean;
}

/** The counters of a realm, set to zero by `begin`. */
export interface Meter {
  begin(quota: Quota): void;
  used(): Used;
  /** Interrupts the program at its next look. */
  exhaust(): void;
  quota(): Quota | undefined;
  note(more: Partial<Used>): void;
  /** What Pyodide looks at every fifty steps. */
  readonly interrupts: object;
}

/** The clock of a realm; `set` puts it to a time, in milliseconds since 1970. */
export interface Clock {
  set(time: number): void;
}

export function newRealm(host: Host): { context: vm.Context; meter: Meter; clock: Clock } {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: true } });
  // The functions are ours, and a realm in which strings are not code still runs scripts that its owner gives it.
  const inRealm = <Result>(make: (host: Host) => Result): Result =>
    vm.runInContext(`(${make.toString()})`, context)(host) as Result;
  const clock = inRealm(clockAndChance);
  inRealm(texts);
  inRealm(shell);
  return { context, meter: inRealm(metered), clock };
}

/** Each look at the clock takes a millisecond, so a program that waits for a moment reaches it. */
function clockAndChance(): Clock {
  const start = 1_767_225_600_000; // 2026-01-01T00:00:00Z
  let now = start;
  let state = 1;
  const byte = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  };
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  Object.defineProperty(Date, 'now', {
    value: () => {
      now += 1;
      return now;
    },
  });
  const performance = {
    now: () => {
      now += 1;
      return now - start;
    },
    timeOrigin: start,
  };
  /** In a JavaScript shell, Emscripten asks for chance by a command: `head -c16 /dev/urandom | base64`. */
  const os = {
    system(_shell: string, [, command = '']: string[]) {
      const count = Number(/-c([0-9]+)/.exec(command)?.[1]);
      const padding = (3 - (count % 3)) % 3;
      const length = Math.ceil(count / 3) * 4 - padding;
      return Array.from({ length }, () => letters[byte() % 64]).join('') + '='.repeat(padding);
    },
  };
  Object.assign(globalThis, { performance, os });
  return {
    set(time) {
      now = time;
    },
  };
}

function texts({ decode, encode }: Host): void {
  class TextDecoder {
    readonly encoding: string;
    readonly #isFatal: boolean;
    constructor(label = 'utf-8', { fatal = false } = {}) {
      this.encoding = label;
      this.#isFatal = fatal;
    }
    decode(bytes?: Uint8Array): string {
      return decode(this.encoding, this.#isFatal, bytes);
    }
  }
  class TextEncoder {
    encode(text = ''): Uint8Array {
      return new Uint8Array(encode(text));
    }
    encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
      const bytes = encode(text);
      target.set(bytes);
      return { read: text.length, written: bytes.length };
    }
  }
  Object.assign(globalThis, { TextDecoder, TextEncoder });
}

/** What Pyodide expects of a JavaScript shell without a browser and without Node. */
function shell({ compiled, file }: Host): void {
  const refuse = (): never => {
    throw new Error('there is nothing to read');
  };
  const silent = (): void => {};
  class Nothing {
    register(): void {}
    unregister(): void {}
  }
  Object.assign(globalThis, {
    read: refuse,
    load: refuse,
    readbuffer: (path: string) => new Uint8Array(file(path)),
    console: { log: silent, warn: silent, error: silent, info: silent, debug: silent },
    setTimeout: (call: () => void) => void Promise.resolve().then(call),
    clearTimeout: silent,
    AbortController: class {
      readonly signal = {};
    },
    Event: Nothing,
    // Nothing of an interpreter is freed before all of it is.
    FinalizationRegistry: Nothing,
  });
  const { Module, Instance } = WebAssembly;
  Object.assign(WebAssembly, {
    async instantiate(bytes: Uint8Array<ArrayBuffer>, imports: WebAssembly.Imports) {
      const isInterpreter = bytes.byteLength === 0; // the child compiled it, once for all of its realms
      if (isInterpreter) Object.setPrototypeOf(compiled, Module.prototype);
      const module = isInterpreter ? compiled : new Module(bytes);
      return { module, instance: new Instance(module, imports) };
    },
    instantiateStreaming: undefined,
  });
}

function metered({ stop }: Host): Meter {
  /** Pyodide looks once in so many steps. */
  const stride = 50;
  /** Steps after the interrupt in which a program may tidy up. */
  const grace = 1_000_000;
  let quota: Quota | undefined;
  let used: Used = { steps: 0, isLate: false, isFull: false, lacksMemory: false };
  const note = (more: Partial<Used>): void => {
    used = { ...used, ...more };
  };
  let steps = 0;
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (quota && this.buffer.byteLength + pages * 65_536 > quota.memory * 2 ** 20) {
      note({ lacksMemory: true });
      throw new RangeError('no more memory');
    }
    return grow.call(this, pages);
  };
  const interrupts = {
    get 0() {
      steps += stride;
      if (!quota || steps <= quota.steps) return 0;
      if (steps > quota.steps + grace) stop('time', steps);
      const isDue = !used.isLate || steps % (stride * 100) === 0; // again for a program that ignores it
      note({ isLate: true });
      return isDue ? 2 : 0; // SIGINT
    },
    set 0(_: number) {},
  };
  return {
    begin(given) {
      quota = given;
      steps = 0;
      used = { steps: 0, isLate: false, isFull: false, lacksMemory: false };
    },
    used: () => ({ ...used, steps }),
    exhaust() {
      steps = Math.max(steps, quota?.steps ?? 0);
    },
    interrupts,
    quota: () => quota,
    note,
  };
}

/** Counts what MEMFS, the file system of Emscripten, stores from now on. */
// biome-ignore lint/suspicious/noExplicitAny: Emscripten describes no types for the inside of its file systems
export function watchedFiles({ ErrnoError, filesystems: { MEMFS } }: any, meter: Meter): void {
  const noSpace = 51; // ENOSPC, in Emscripten
  let size = 0;
  let files = 0;
  const { createNode, resizeFileStorage } = MEMFS;
  const { stream } = MEMFS.ops_table.file;
  const { write } = stream;
  const refuseIf = (isTooMuch: boolean): void => {
    if (!isTooMuch) return;
    meter.note({ isFull: true });
    throw new ErrnoError(noSpace);
  };
  const grown = (node: { usedBytes: number }, wanted: number): void => {
    const more = Math.max(0, wanted - node.usedBytes);
    refuseIf(size + more > (meter.quota()?.size ?? Infinity));
    size += more;
  };
  MEMFS.createNode = (...given: unknown[]) => {
    refuseIf(files >= (meter.quota()?.files ?? Infinity));
    files += 1;
    return createNode(...given);
  };
  MEMFS.resizeFileStorage = (node: { usedBytes: number }, wanted: number) => {
    grown(node, wanted);
    return resizeFileStorage(node, wanted);
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  stream.write = (...given: any[]) => {
    const [{ node }, , , length, position] = given;
    if (length > 0) grown(node, position + length);
    return write(...given);
  };
}
