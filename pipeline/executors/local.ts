// Works on units in this process, up to `concurrency` at once. A unit is pulled only when there is room for
// it.
import pLimit from 'p-limit';
import type { Executor, Outcome, Perform } from '../executor.ts';

export function localExecutor(concurrency: number, perform: Perform): Executor {
  return {
    async *execute(stage, units, drain) {
      const limit = pLimit(concurrency);
      const settled: Outcome[] = [];
      let wake = (): void => {};
      let inFlight = 0;
      const nextOutcome = async (): Promise<Outcome> => {
        while (settled.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        inFlight -= 1;
        return settled.shift() as Outcome; // the loop above ends only when there is one
      };

      for await (const unit of units) {
        if (drain.aborted) break;
        inFlight += 1;
        void limit(perform, stage, unit).then((done) => {
          settled.push(done);
          wake();
        });
        while (settled.length > 0 || inFlight >= concurrency) yield await nextOutcome();
      }
      while (inFlight > 0) yield await nextOutcome();
    },
  };
}
