// The store of an eval. What the eval makes is its own; everything that its plays are made of comes from the run, which
// is only read.
import type { DigestName, Digests } from '../../schemas/digests.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import type { Reader, Store } from '../store.ts';
import { readProperties } from './properties.ts';
import type { Listed } from './stage-index.ts';

export interface Overlay {
  /** What the eval makes, and what could only be made from that. Of these collections nothing of the run shows. */
  readonly own: ReadonlySet<CollectionName>;
  /** Where a collection of the run shows only some of its records: their IDs. */
  readonly only: { readonly [C in CollectionName]?: ReadonlySet<string> };
}

export function overlayReader(own: Reader, base: Reader, overlay: Overlay): Reader {
  const isOwn = (listed: Listed): boolean => listed === 'rejects' || overlay.own.has(listed);
  const holderOf = (listed: Listed): Reader => (isOwn(listed) ? own : base);
  const isShown = (listed: Listed, id: string): boolean =>
    listed === 'rejects' || isOwn(listed) || (overlay.only[listed]?.has(id) ?? true);
  const ids: Reader['ids'] = (listed, stage) =>
    holderOf(listed)
      .ids(listed, stage)
      .filter((id) => isShown(listed, id));
  return {
    async *read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
      for await (const record of holderOf(collection).read(collection))
        if (isShown(collection, record.id)) yield record;
    },
    async *digests<D extends DigestName>(name: D): AsyncIterable<Digests[D]> {
      for await (const digest of holderOf(name).digests(name)) if (isShown(name, digest.id)) yield digest;
    },
    ids,
    startingWith: (start) => [
      ...own.startingWith(start).filter(({ listed }) => isOwn(listed)),
      ...base.startingWith(start).filter(({ listed, id }) => !isOwn(listed) && isShown(listed, id)),
    ],
    count: (collection, stage) => ids(collection, stage).length,
    properties: () =>
      new Map([
        ...propertiesIn(own, (name) => overlay.own.has(name)),
        ...propertiesIn(base, (name) => !overlay.own.has(name)),
      ]),
    idsAsCommitted: (collection) =>
      holderOf(collection)
        .idsAsCommitted(collection)
        .filter((id) => isShown(collection, id)),
    get: (collection, id) => holderOf(collection).get(collection, id),
    siblings: (collection, id) => holderOf(collection).siblings(collection, id),
    rejects: () => own.rejects(),
    reject: (id) => own.reject(id),
    made: (unit) => own.made(unit),
    finished: (stage) => own.finished(stage),
    tally: (stage) => own.tally(stage),
  };
}

function propertiesIn(store: Reader, isShown: (collection: CollectionName) => boolean): [string, number][] {
  const counts = store.properties();
  const shown = [...readProperties(counts)].map(({ collection }) => isShown(collection));
  return [...counts].filter((_, index) => shown[index]);
}

/** Writes go to the store of the eval. Disposing of it leaves the run open. */
export function overlayStore(own: Store, base: Reader, overlay: Overlay): Store {
  return {
    ...overlayReader(own, base, overlay),
    commit: (stage, unit, committed) => own.commit(stage, unit, committed),
    withdraw: (stage, units) => own.withdraw(stage, units),
    isChanged: (stage, unit, committed) => own.isChanged(stage, unit, committed),
    rejectedFor: (stage, reason) => own.rejectedFor(stage, reason),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
}
