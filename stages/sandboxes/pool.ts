// Workers of one kind in this thread: as many at once as there are cores, started when they are needed, kept for the
// next run, and ended after a while without one. An idle worker keeps no process from ending.
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { Worker } from './orders.ts';

/** Milliseconds. A Python takes some 200 MB, and a third of a second to start. */
const patience = 20_000;

export interface Pool {
  /** Waits while all are at work. */
  lend<Result>(use: (worker: Worker) => Promise<Result>): Promise<Result>;
  /** One more, for whoever disposes of it. */
  take(): Promise<Worker>;
}

export function poolOf(start: () => Promise<Worker>): Pool {
  const atOnce = pLimit(Math.max(2, availableParallelism()));
  const idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout }[] = [];
  return { lend, take };

  function lend<Result>(use: (worker: Worker) => Promise<Result>): Promise<Result> {
    return atOnce(async () => {
      const worker = await take();
      try {
        return await use(worker);
      } finally {
        giveBack(worker);
      }
    });
  }

  async function take(): Promise<Worker> {
    for (let next = idle.pop(); next; next = idle.pop()) {
      clearTimeout(next.timer);
      if (!next.worker.isAlive) continue;
      next.worker.hold(true);
      return next.worker;
    }
    return start();
  }

  function giveBack(worker: Worker): void {
    if (!worker.isAlive) return void worker[Symbol.asyncDispose]();
    worker.hold(false);
    const timer = setTimeout(() => {
      const index = idle.findIndex((each) => each.worker === worker);
      if (index < 0) return;
      idle.splice(index, 1);
      void worker[Symbol.asyncDispose]();
    }, patience);
    timer.unref();
    idle.push({ worker, timer });
  }
}
