// One thread that works on units, as the main thread sees it.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Counts } from '../counts.ts';
import { BugError, messageOf, UnitError } from '../errors.ts';
import type { Outcome } from '../executor.ts';
import type { Log } from '../log.ts';
import type { Unit } from '../stage.ts';
import type { Span } from '../trace.ts';
import { whenAborted } from '../when-aborted.ts';
import { arrived } from './carried-error.ts';
import { spanRecorder } from './carried-spans.ts';
import type { FromThread, ThreadSetup, ToThread } from './messages.ts';

/** Where a thread's reports go. */
export interface ThreadServices {
  readonly log: Log;
  readonly counts: Pick<Counts, 'add'>;
  readonly span: Span;
  /** Aborted to stop at once. */
  readonly quit: AbortSignal;
}

interface Waiting {
  readonly stage: string;
  readonly unit: Unit;
  settle(outcome: Outcome): void;
}

/** Milliseconds in which a thread may end by itself. Servers that it has started take a few hundred. */
const endPatience = 2000;

/**
 * Units leave much garbage behind them. With room for more of it than V8 gives by default (three times 16 MB), collecting
 * it takes less time; but what is given stays taken.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

export class Thread {
  readonly #worker: Worker;
  readonly #services: ThreadServices;
  readonly #waiting = new Map<number, Waiting>();
  readonly #record: ReturnType<typeof spanRecorder>;
  readonly #forgetQuit: () => void;
  #sent = 0;
  #failure: Error | undefined;

  constructor(entry: URL, setup: ThreadSetup, services: ThreadServices) {
    this.#services = services;
    this.#record = spanRecorder(services.span);
    this.#worker = new Worker(entry, { workerData: setup, resourceLimits });
    this.#worker.on('message', (message: FromThread) => this.#take(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new BugError(`a thread ended with ${code}`)));
    this.#forgetQuit = whenAborted(services.quit, () => this.#send({ kind: 'quit' }));
  }

  get load(): number {
    return this.#waiting.size;
  }

  /** Whether it has died. Units that it was working on have failed, and stay owed. */
  get isDead(): boolean {
    return this.#failure !== undefined;
  }

  perform(stage: string, unit: Unit): Promise<Outcome> {
    const number = this.#sent;
    this.#sent += 1;
    return new Promise((settle) => {
      this.#waiting.set(number, { stage, unit, settle });
      if (this.#failure) this.#fail(this.#failure);
      else this.#send({ kind: 'work', number, stage, unit });
    });
  }

  async close(): Promise<void> {
    this.#forgetQuit();
    if (!this.isDead) {
      const ended = once(this.#worker, 'exit');
      this.#send({ kind: 'end' });
      await Promise.race([ended, sleep(endPatience, undefined, { ref: false })]);
    }
    await this.#worker.terminate();
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #take(message: FromThread): void {
    const { log, counts } = this.#services;
    const { kind } = message;
    if (kind === 'made')
      this.#settle(message.number, ({ unit }) => ({ unit: unit.id, committed: message.committed }));
    else if (kind === 'failed') this.#settle(message.number, failedFor(arrived(message.error)));
    else if (kind === 'log') log(message.event);
    else if (kind === 'count') counts.add(message.stage, message.what);
    else this.#record(message);
  }

  #settle(number: number, outcomeOf: (waiting: Waiting) => Outcome): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    waiting?.settle(outcomeOf(waiting));
  }

  #fail(error: unknown): void {
    this.#failure ??= new BugError(`a thread broke off: ${messageOf(error)}`, { cause: error });
    for (const number of [...this.#waiting.keys()]) this.#settle(number, failedFor(this.#failure));
  }
}

const failedFor =
  (cause: Error) =>
  ({ stage, unit }: Waiting): Outcome => ({
    unit: unit.id,
    error: new UnitError(stage, unit.id, cause),
  });
