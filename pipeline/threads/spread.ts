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
  /** Milliseconds that units have to take here before they begin: a run that is over sooner is slower with them. */
  readonly after: number;
  /** The stages whose units take time to compute rather than to wait. */
  readonly stages: ReadonlySet<string>;
}

export interface Spread extends AsyncDisposable {
  readonly perform: Perform;
}

export function spread(own: Perform, { others, after, stages, ...plan }: ThreadPlan): Spread {
  const threads: Thread[] = [];
  let ownLoad = 0;
  let [taken, since] = [0, 0];
  const performHere: Perform = async (stage, unit) => {
    if (ownLoad === 0) since = performance.now();
    ownLoad += 1;
    try {
      return await own(stage, unit);
    } finally {
      ownLoad -= 1;
      if (ownLoad === 0) taken += performance.now() - since;
    }
  };
  const isLong = (): boolean => taken + (ownLoad > 0 ? performance.now() - since : 0) >= after;
  const leastLoaded = (): Thread | undefined =>
    threads.filter((thread) => !thread.isDead).sort((a, b) => a.load - b.load)[0];
  return {
    perform(stage, unit) {
      if (!stages.has(stage)) return own(stage, unit);
      if (!isLong()) return performHere(stage, unit);
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
