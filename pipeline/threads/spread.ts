// Spreads units over this thread and others. What a unit makes depends on its id and input alone, so it does not
// matter which thread works on it.
import type { Perform } from '../executor.ts';
import type { ThreadSetup } from './messages.ts';
import { Thread, type ThreadServices } from './thread.ts';

export interface ThreadPlan extends ThreadServices {
  /** The module that a thread begins with. */
  readonly entry: URL;
  readonly setup: ThreadSetup;
  /** Threads besides this one. */
  readonly others: number;
  /** The stages whose units take time to compute rather than to wait. */
  readonly stages: ReadonlySet<string>;
}

/**
 * A thread takes a third of a second to start. It begins when a stage has had this many units, which take longer
 * than that.
 */
const unitsBefore = 8;

export interface Spread extends AsyncDisposable {
  readonly perform: Perform;
}

export function spread(own: Perform, { others, stages, ...plan }: ThreadPlan): Spread {
  const threads: Thread[] = [];
  const seen = new Map<string, number>();
  let ownLoad = 0;
  const performHere: Perform = async (stage, unit) => {
    ownLoad += 1;
    try {
      return await own(stage, unit);
    } finally {
      ownLoad -= 1;
    }
  };
  const leastLoaded = (): Thread | undefined =>
    threads.filter((thread) => !thread.isDead).sort((a, b) => a.load - b.load)[0];
  return {
    perform(stage, unit) {
      const count = (seen.get(stage) ?? 0) + 1;
      seen.set(stage, count);
      if (!stages.has(stage) || count <= unitsBefore) return performHere(stage, unit);
      while (threads.length < others) threads.push(new Thread(plan.entry, plan.setup, plan));
      const thread = leastLoaded();
      // This thread also commits, so it takes a unit only when the others have more to do.
      return thread && thread.load <= ownLoad ? thread.perform(stage, unit) : performHere(stage, unit);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
