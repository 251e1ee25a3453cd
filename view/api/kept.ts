// What is computed from all records of a run, kept as long as its store is open: pages ask for the same lists again and
// again. A viewer opens a run anew when it has grown, so nothing of this becomes old.
import type { Reader } from '../../pipeline/store.ts';

/** `more` must follow from the store: what comes with the first call decides. */
export function keptFor<Value, More extends readonly unknown[] = []>(
  make: (store: Reader, ...more: More) => Promise<Value>,
): (store: Reader, ...more: More) => Promise<Value> {
  const values = new WeakMap<Reader, Promise<Value>>();
  return (store, ...more) => {
    const known = values.get(store);
    if (known) return known;
    const value = make(store, ...more);
    values.set(store, value);
    value.catch(() => values.delete(store)); // the next one who asks tries again
    return value;
  };
}
