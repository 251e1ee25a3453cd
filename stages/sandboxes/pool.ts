// Workers of one kind in this thread: as many as it may run at once, started when they are needed, kept for the next
// use, and ended after a while without one. A worker at rest keeps no process from ending, and makes room for another
// that is needed more.
import pLimit from 'p-limit';
import { sandboxesAtOnce } from '../../pipeline/sandbox-choice.ts';
import type { Worker } from './orders.ts';

/** Milliseconds. A Python takes some 200 MB, and a third of a second to start. */
const patience = 8000;

export interface Pool {
  /** Waits while all are at work. */
  lend<Result>(use: (worker: Worker) => Promise<Result>): Promise<Result>;
  openSession(): Session;
}

/** Its worker is nobody else's. One that was at rest for long, or had to make room, is gone by the next use. */
export interface Session {
  use<Result>(work: (worker: Worker, isNew: boolean) => Promise<Result>): Promise<Result>;
  /** Ends its worker; the next use has a new one. */
  drop(): Promise<void>;
}

export function poolOf(start: () => Promise<Worker>): Pool {
  const limit = pLimit(1);
  const resting = restingPlace();
  const started = (): Promise<Worker> => {
    // Those at work count the one that is about to start.
    while (resting.size() > 0 && resting.size() + limit.activeCount > limit.concurrency) resting.endOldest();
    return start();
  };
  function lendTo<Result>(
    owner: Session | undefined,
    use: (worker: Worker, isNew: boolean) => Promise<Result>,
  ): Promise<Result> {
    limit.concurrency = sandboxesAtOnce();
    return limit(async () => {
      const kept = resting.take(owner);
      const worker = kept ?? (await started());
      worker.hold(true);
      try {
        return await use(worker, kept === undefined);
      } finally {
        resting.put(worker, owner);
      }
    });
  }
  return {
    lend: (use) => lendTo(undefined, use),
    openSession() {
      const session: Session = {
        use: (work) => lendTo(session, work),
        async drop() {
          await resting.take(session)?.[Symbol.asyncDispose]();
        },
      };
      return session;
    },
  };
}

interface Resting {
  readonly worker: Worker;
  readonly owner: Session | undefined;
  readonly timer: NodeJS.Timeout;
}

/** Workers that nobody uses at the moment. */
function restingPlace() {
  const all: Resting[] = [];
  const leave = (each: Resting): void => {
    all.splice(all.indexOf(each), 1);
    clearTimeout(each.timer);
  };
  const end = (each: Resting): void => {
    leave(each);
    void each.worker[Symbol.asyncDispose]();
  };
  return {
    size: () => all.length,
    endOldest() {
      if (all[0]) end(all[0]);
    },
    put(worker: Worker, owner: Session | undefined): void {
      if (!worker.isAlive) return void worker[Symbol.asyncDispose]();
      worker.hold(false);
      const each: Resting = { worker, owner, timer: setTimeout(() => end(each), patience) };
      each.timer.unref();
      all.push(each);
    },
    /** The one that was used last. */
    take(owner: Session | undefined): Worker | undefined {
      for (;;) {
        const found = all.findLast((each) => each.owner === owner);
        if (!found) return undefined;
        leave(found);
        if (found.worker.isAlive) return found.worker;
      }
    },
  };
}
