// Many waiters on one AbortSignal. In an EventTarget, adding or removing a listener takes time in proportion
// to their number; here all waiters share one listener.

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
