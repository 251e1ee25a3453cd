// What is computed from all records of a run, kept as long as its store is open: pages ask for the same lists again and
// again. A viewer opens a run anew when it has grown, so nothing of this becomes old.
import type { Reader } from '../../pipeline/store.ts';

export function keptFor<Value>(make: (store: Reader) => Promise<Value>): (store: Reader) => Promise<Value> {
  const values = new WeakMap<Reader, Promise<Value>>();
  return (store) => {
    const known = values.get(store);
    if (known) return known;
    const value = make(store);
    values.set(store, value);
    value.catch(() => values.delete(store)); // the next one who asks tries again
    return value;
  };
}
