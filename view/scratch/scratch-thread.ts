// One scratch session, as its owner sees it: a thread that can be ended whatever its SQL does. A call ends by the
// limits of worlds (stages/worlds/engine/limits.ts); the time here is the limit behind them.
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../pipeline/errors.ts';
import type { Answer, Order } from './orders.ts';

/** Twice what one call of a tool may take, and time for the thread to start on a busy machine. */
const timeLimit = 30_000;

/** In MB, as in validation: results that grow beyond this end the thread and not the viewer. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

export class ScratchThread {
  readonly #worker: Worker;
  readonly #milliseconds: number;
  /** Orders are carried out one after another. */
  #last: Promise<unknown> = Promise.resolve();
  #isEnded = false;

  constructor(milliseconds = timeLimit) {
    this.#worker = startThread();
    this.#worker.unref();
    this.#milliseconds = milliseconds;
    this.#worker.on('error', () => {}); // whoever waits for an answer hears of it below
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** A thread that does not answer in time, or that dies, is ended, and the answer says why. */
  order(order: Order): Promise<Answer> {
    const answer = this.#last.then(() => this.#answerTo(order));
    this.#last = answer;
    return answer;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#worker.terminate();
  }

  async #answerTo(order: Order): Promise<Answer> {
    if (this.#isEnded) return { kind: 'fault', message: 'the session has ended' };
    const answer = await this.#reply(order);
    if (typeof answer !== 'string') return answer;
    await this.end();
    return { kind: 'fault', message: `${answer}; the session was ended` };
  }

  /** A text says why none came. */
  #reply(order: Order): Promise<Answer | string> {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (answer: Answer | string): void => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      const onError = (error: Error): void => settle(`the thread of the session failed: ${messageOf(error)}`);
      const onExit = (): void => settle('the thread of the session was ended');
      const timer = setTimeout(
        () => settle(`there was no answer within ${this.#milliseconds / 1000} s`),
        this.#milliseconds,
      );
      worker.on('message', settle).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  }
}

/** In a checkout the thread reads TypeScript through tsx; the package contains JavaScript. */
function startThread(): Worker {
  const options = { resourceLimits, env: {} };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./scratch-main.js', import.meta.url), options);
  const source = JSON.stringify(new URL('./scratch-main.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(script, { ...options, eval: true });
}
