// The executor of this process: up to `concurrency` units at once, pulled only when there is room for them.
import pLimit from 'p-limit';
import type { Executor, Outcome, Perform } from '../executor.ts';

export function localExecutor(concurrency: number, perform: Perform): Executor {
  return {
    async *execute(stage, units, drain) {
      const limit = pLimit(concurrency);
      const settled: Outcome[] = [];
      let wake = (): void => {};
      let inFlight = 0;
      const outcome = async (): Promise<Outcome> => {
        while (settled.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        inFlight -= 1;
        return settled.shift() as Outcome; // the loop above leaves only with one there
      };

      for await (const unit of units) {
        if (drain.aborted) break;
        inFlight += 1;
        void limit(perform, stage, unit).then((done) => {
          settled.push(done);
          wake();
        });
        while (settled.length > 0 || inFlight >= concurrency) yield await outcome();
      }
      while (inFlight > 0) yield await outcome();
    },
  };
}
