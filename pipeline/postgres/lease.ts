// Leases: what a process has for some seconds, and keeps by renewing them. All times are those of the database.
import { signalLike, sleep } from '../when-aborted.ts';

/** Seconds that a lease lasts, and milliseconds after which it is renewed. */
export const lease = { seconds: 15, renewal: 4000 };

/** Does something again and again, with so many milliseconds in between. A failure is left to whoever depends on it. */
export function repeatedly(milliseconds: number, work: () => Promise<unknown>): AsyncDisposable {
  const stop = new AbortController();
  const repeating = (async () => {
    while (!stop.signal.aborted) {
      await sleep(milliseconds, signalLike(stop.signal)).catch(() => {});
      if (!stop.signal.aborted) await work().catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await repeating;
    },
  };
}
