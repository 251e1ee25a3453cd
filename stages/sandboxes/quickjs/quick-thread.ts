// One thread with QuickJS, as its owner sees it. A thread ends with its process, however that ends.
import { Worker as Thread } from 'node:worker_threads';
import { whenAborted } from '../../../pipeline/when-aborted.ts';
import type { Order, OrderResult, Worker } from '../orders.ts';
import type { Ending } from '../sandbox.ts';
import { javascriptLibrary } from '../tests/runner.ts';

/** Times `seconds` of the clock on the wall: the thread does not say how much of it was its own. */
const patience = 3;

export class QuickThread implements Worker {
  readonly #thread: Thread;
  #isAlive = true;

  static async start(): Promise<QuickThread> {
    return new QuickThread(startThread(await javascriptLibrary()));
  }

  private constructor(thread: Thread) {
    this.#thread = thread;
    thread.setMaxListeners(0);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  hold(isHeld: boolean): void {
    if (isHeld) this.#thread.ref();
    else this.#thread.unref();
  }

  async order(order: Order, signal?: AbortSignal): Promise<OrderResult> {
    signal?.throwIfAborted();
    const ends: (() => void)[] = [];
    try {
      return await new Promise<OrderResult>((resolve, reject) => {
        const cut = (ended: Ending): void => {
          void this[Symbol.asyncDispose]();
          resolve({ stdout: '', stderr: '', end: { kind: 'end', ended, steps: 0, isLast: true } });
        };
        const listen = (event: string, call: (value: OrderResult) => void): void => {
          this.#thread.on(event, call);
          ends.push(() => this.#thread.off(event, call));
        };
        listen('message', resolve);
        listen('error', () => cut('crash'));
        const timer = setTimeout(() => cut('time'), order.limits.seconds * patience * 1000);
        ends.push(() => clearTimeout(timer));
        if (signal)
          ends.push(
            whenAborted(signal, () => {
              void this[Symbol.asyncDispose]();
              reject(signal.reason);
            }),
          );
        this.#thread.postMessage(order);
      });
    } finally {
      for (const each of ends) each();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isAlive = false;
    await this.#thread.terminate();
  }
}

/** In a checkout the thread reads TypeScript through tsx; the package contains JavaScript. */
function startThread(library: object): Thread {
  const options = { workerData: { library }, env: {} };
  if (!import.meta.url.endsWith('.ts'))
    return new Thread(new URL('./quick-main.js', import.meta.url), options);
  const source = JSON.stringify(new URL('./quick-main.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Thread(script, { ...options, eval: true });
}
