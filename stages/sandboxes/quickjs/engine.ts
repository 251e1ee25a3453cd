// One QuickJS with one program. It has no host but this: text out, and files that are kept in memory. Its clock stands
// still but for timers, which pass at once, and its chance begins with that clock.
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  RELEASE_SYNC,
} from 'quickjs-emscripten';
import { messageOf } from '../../../pipeline/errors.ts';
import type { Answer, OrderResult, RunEnd, RunOrder } from '../orders.ts';
import { isInside } from '../paths.ts';
import type { Ending, Files, SandboxLimits } from '../sandbox.ts';
import { offerHost } from './host.ts';
import { resolved } from './resolved.ts';
import { withoutTypes } from './without-types.ts';

interface Given extends Omit<RunOrder, 'kind'> {
  /** What every program can import, and does not see among its files. */
  readonly library: Files;
}

/** QuickJS asks whether to go on once in so many steps. */
const stride = 10_000;
/** For a timer, so that one that is set again and again comes to an end. */
const stepsOfTimer = 1000;
/** Of the stack of QuickJS, in bytes: three thousand calls deep, and within what the stack of a thread holds. */
const stackSize = 512 * 1024;
const start = 1_767_225_600_000; // 2026-01-01T00:00:00Z

/** QuickJS asks the thread for the time. A thread has one engine at a time. */
let now = start;
Object.defineProperty(Date, 'now', { value: () => now });

/** Begins the name of a module that there is not. */
const unresolved = 'missing:';

/** Of the program, with what is said of it. */
class ProgramError extends Error {}

type VmResult = ReturnType<QuickJSContext['evalCode']>;

/**
 * What QuickJS counts as its memory leaves out typed arrays, so the memory of its module is limited too. In bytes; this
 * thread makes no other module.
 */
let mostMemory = 0;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65_536 > mostMemory) throw new RangeError('no more memory');
  return grow.call(this, pages);
};

export class Engine {
  readonly #context: QuickJSContext;
  readonly #files: Record<string, string>;
  readonly #library: Files;
  readonly #limits: SandboxLimits;
  readonly #output = { stdout: '', stderr: '' };
  readonly #host: QuickJSHandle;
  #steps = 0;
  #stopped: Ending | undefined;
  #exit: number | undefined;

  static async start(given: Given): Promise<Engine> {
    now = given.clock ?? start;
    mostMemory = given.limits.memory * 2 ** 20;
    const module = await newQuickJSWASMModuleFromVariant(RELEASE_SYNC);
    return new Engine(module.newContext(), given);
  }

  private constructor(context: QuickJSContext, given: Given) {
    this.#context = context;
    this.#files = { ...given.files };
    this.#library = given.library;
    this.#limits = given.limits;
    const { runtime } = context;
    runtime.setMemoryLimit(given.limits.memory * 2 ** 20);
    runtime.setMaxStackSize(stackSize);
    runtime.setInterruptHandler(() => this.#mustStop());
    runtime.setModuleLoader(
      (path) => this.#module(path),
      (base, wanted) => this.#resolved(base, wanted),
    );
    offerHost(context, given, {
      write: (stream, text) => this.#write(stream, text),
      readText: (path) => this.#files[path],
      writeText: (path, text) => this.#keep(path, text),
      advance(to) {
        now = Math.max(now, to);
      },
      exit: (code) => {
        this.#exit ??= code & 255;
      },
    });
    const started = context.evalCode("export * from '.toolloom/host.js'", '.toolloom/start.js', {
      type: 'module',
    });
    this.#host = context.unwrapResult(started);
  }

  run(entry: string): OrderResult {
    const { error } = this.#settled(() =>
      this.#context.evalCode(this.#entry(entry), entry, { type: 'module' }),
    );
    if (error !== undefined && !this.#isOver()) this.#write('stderr', error);
    return this.#end(error === undefined ? Number(this.#called('exitCode') ?? 0) : 1);
  }

  evaluate(code: string): OrderResult {
    this.#steps = 0;
    Object.assign(this.#output, { stdout: '', stderr: '' });
    const { value, error } = this.#settled(() => this.#context.evalCode(code, '<input>'));
    if (this.#isOver()) return this.#end(1);
    const shown =
      value && this.#context.typeof(value) !== 'undefined' ? this.#called('show', value) : undefined;
    const end: Answer = {
      kind: 'answer',
      ...(shown === undefined ? {} : { value: String(shown) }),
      ...(error === undefined ? {} : { error }),
    };
    return { ...this.#output, end };
  }

  /** Runs code, then everything that it leaves to do. */
  #settled(run: () => VmResult): { value?: QuickJSHandle; error?: string } {
    try {
      const result = run();
      if (result.error) return { error: this.#described(result.error) };
      for (let isBusy = true; isBusy && !this.#isOver(); ) {
        const { error } = this.#context.runtime.executePendingJobs();
        if (error) return { error: this.#described(error) };
        this.#steps += stepsOfTimer;
        if (this.#steps > this.#limits.steps) this.#stopped ??= 'time';
        isBusy = this.#called('tick') === true || this.#called('isIdle') === false;
      }
      const state = this.#context.getPromiseState(result.value);
      if (state.type === 'rejected') return { error: this.#described(state.error) };
      if (state.type === 'pending') return { error: 'Warning: Detected unsettled top-level await\n' };
      return { value: state.value };
    } catch (error) {
      return { error: this.#failure(error) };
    }
  }

  /** What the engine throws at us: a file that does not parse, a timer that throws, or its own end. */
  #failure(error: unknown): string {
    if (error instanceof ProgramError) return `Uncaught ${error.message}\n`;
    if (!this.#isOver()) this.#stopped = 'crash';
    return '';
  }

  /** Calls a function of host.js. */
  #called(name: string, ...given: QuickJSHandle[]): unknown {
    if (this.#isOver()) return undefined;
    const call = this.#context.getProp(this.#host, name);
    const result = this.#context.callFunction(call, this.#context.undefined, ...given);
    if (result.error) throw new ProgramError(this.#described(result.error).replace(/^Uncaught |\n$/g, ''));
    return this.#context.dump(result.value);
  }

  #described(error: QuickJSHandle): string {
    const { message = '' } = this.#context.dump(error) ?? {};
    if (message === 'out of memory') this.#stopped ??= 'memory';
    if (this.#isOver()) return '';
    const describe = this.#context.getProp(this.#host, 'describe');
    const result = this.#context.callFunction(describe, this.#context.undefined, error);
    return result.error ? `Uncaught ${String(message)}\n` : this.#context.getString(result.value);
  }

  #end(exit: number): OrderResult {
    const own = Object.entries(this.#files).filter(
      ([path]) => isInside(path) && !Object.hasOwn(this.#library, path),
    );
    const end: RunEnd = {
      kind: 'end',
      ended: this.#stopped ?? 'exit',
      exit: this.#exit ?? exit,
      files: Object.fromEntries(own),
      steps: this.#steps,
    };
    return { ...this.#output, end };
  }

  /** Whether nothing may run any more. */
  #isOver(): boolean {
    return this.#stopped !== undefined || this.#exit !== undefined;
  }

  #mustStop(): boolean {
    this.#steps += stride;
    if (this.#steps > this.#limits.steps) this.#stopped ??= 'time';
    return this.#isOver();
  }

  #write(stream: 'stdout' | 'stderr', text: string): void {
    const room = this.#limits.output - this.#output.stdout.length - this.#output.stderr.length;
    this.#output[stream] += text.slice(0, room);
    if (text.length > room) this.#stopped ??= 'output';
  }

  /** QuickJS asks for the name of a module first, and can be told of an error only when it asks for the text. */
  #resolved(base: string, wanted: string): string {
    try {
      return resolved(base, wanted, (path) => this.#has(path));
    } catch (error) {
      return `${unresolved}${messageOf(error)}`;
    }
  }

  #module(name: string): string | { error: Error } {
    try {
      if (name.startsWith(unresolved)) throw new Error(name.slice(unresolved.length));
      return this.#text(name);
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(messageOf(error)) };
    }
  }

  #has(path: string): boolean {
    return Object.hasOwn(this.#files, path) || Object.hasOwn(this.#library, path);
  }

  #keep(path: string, text: string): void {
    this.#files[path] = text;
    const all = Object.entries(this.#files);
    const size = all.reduce((sum, [, each]) => sum + each.length, 0);
    if (all.length > this.#limits.files || size > this.#limits.size) this.#stopped ??= 'output';
  }

  #entry(path: string): string {
    try {
      return this.#text(path);
    } catch (error) {
      throw new ProgramError(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }

  #text(path: string): string {
    const text = this.#files[path] ?? this.#library[path];
    if (text === undefined) throw new Error(`Cannot find module '${path}'`);
    return withoutTypes(path, text);
  }
}
