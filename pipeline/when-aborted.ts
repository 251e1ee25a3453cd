// Many waiters on one AbortSignal. In an EventTarget, adding or removing a listener takes time in proportion
// to their number, and Node prints a warning once there are eleven; here all waiters share one listener.

const waiters = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls back when the signal is aborted, or at once if it already is. The returned function cancels that. */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => {};
  }
  const known = waiters.get(signal);
  const callbacks = known ?? new Set<() => void>();
  if (!known) {
    waiters.set(signal, callbacks);
    signal.addEventListener('abort', () => {
      for (const each of callbacks) each();
    });
  }
  const own = (): void => callback(); // the same function may wait twice
  callbacks.add(own);
  return () => void callbacks.delete(own);
}

/** Resolves after so many milliseconds. Rejects with the signal's reason once that is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, milliseconds);
    const forget = whenAborted(signal, () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/**
 * A signal that follows another one, for whatever takes its listeners off late or never, or has one for each of many
 * requests at once: a signal that lives as long as the run would gather them.
 */
export const signalLike = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal]);
