// One child process with a Python interpreter, as its parent sees it: one order at a time, and each has an end.
import { UnavailableError } from '../../../pipeline/errors.ts';
import { whenAborted } from '../../../pipeline/when-aborted.ts';
import { lastLines } from '../../mcp/last-lines.ts';
import { type Exit, exitText, startSupervised } from '../../mcp/supervised.ts';
import type { Answer, Order, OrderResult, RunEnd, Stream, Worker } from '../orders.ts';
import type { Ending } from '../sandbox.ts';
import { watchProcess } from '../watch.ts';
import { childCommand, driver, pyodideFolder } from './command.ts';
import { frame, frameReader, textFrame } from './frames.ts';
import { type ImageStore, imageStore } from './image.ts';
import type { FromChild } from './messages.ts';

/** In MB: Node with a compiled Pyodide, and one interpreter that waits while another runs. */
const basis = 700;

/** Of this thread. */
let images: ImageStore | undefined;

export class PythonChild implements Worker {
  readonly #process: ReturnType<typeof startSupervised>;
  readonly #words: () => string;
  #listener: (message: FromChild | Exit) => void = () => {};
  #pid = 0;
  #isAlive = true;

  /** Resolves when an interpreter is waiting. */
  static async start(): Promise<PythonChild> {
    images ??= imageStore([pyodideFolder(), driver()]);
    const child = new PythonChild(startSupervised(await childCommand(images.path)));
    await child.#begin(images);
    return child;
  }

  private constructor(process: ReturnType<typeof startSupervised>) {
    this.#process = process;
    this.#words = lastLines(process.stderr, new Map());
    process.exited.then(
      (exit) => {
        this.#isAlive = false;
        this.#listener(exit);
      },
      () => {}, // reported by `started`
    );
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  hold(isHeld: boolean): void {
    this.#process.hold(isHeld);
  }

  async order(order: Order, signal?: AbortSignal): Promise<OrderResult> {
    signal?.throwIfAborted();
    const texts: Record<Stream, string> = { stdout: '', stderr: '' };
    const ends: (() => void)[] = [];
    try {
      const end = await new Promise<RunEnd | Answer>((resolve, reject) => {
        const cut = (ended: Ending): void => {
          this.#end();
          resolve({ kind: 'end', ended, steps: 0, isLast: true });
        };
        this.#listener = (message) => {
          if (!('kind' in message)) cut('crash');
          else if (message.kind === 'output') texts[message.stream] += message.text;
          else if (message.kind !== 'ready') resolve(message);
        };
        const { seconds, memory } = order.limits;
        ends.push(watchProcess(this.#pid, { seconds, patience: 10, memory: memory + basis }, cut));
        if (signal)
          ends.push(
            whenAborted(signal, () => {
              this.#end();
              reject(signal.reason);
            }),
          );
        this.#process.stdin.write(textFrame(order));
      });
      if ('isLast' in end) this.#isAlive = false;
      return { ...texts, end };
    } finally {
      for (const each of ends) each();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isAlive = false;
    await this.#process.end();
  }

  /** At once. */
  #end(): void {
    this.#isAlive = false;
    this.#process.kill();
  }

  async #begin(store: ImageStore): Promise<void> {
    const isReady = new Promise<boolean>((resolve) => {
      this.#listener = (message) => resolve('kind' in message);
    });
    this.#process.stdout.on(
      'data',
      frameReader((kind, payload) => {
        if (kind === 'image') return void store.write(payload);
        const message: FromChild = JSON.parse(payload.toString());
        if (message.kind === 'ready') this.#pid = message.pid;
        this.#listener(message);
      }),
    );
    await this.#process.started;
    const { path, unwritten } = store;
    const image = unwritten ? 'follows' : (await store.exists()) ? 'file' : 'none';
    this.#process.stdin.write(
      textFrame({ kind: 'start', folder: pyodideFolder(), driver: driver(), image, path }),
    );
    if (unwritten) this.#process.stdin.write(frame('image', unwritten));
    if (await isReady) return;
    const exit = exitText(await this.#process.exited);
    throw new UnavailableError('Python did not start', `its process ${exit}; it said: ${this.#words()}`);
  }
}
