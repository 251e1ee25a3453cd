// The store of a run that lives in a database: everything is read from the copy on this disk, and a commit is durable in the
// database before the copy has it.
import type { DigestName } from '../../schemas/digests.ts';
import type { CollectionName } from '../../schemas/index.ts';
import { BugError } from '../errors.ts';
import { unitLine, withdrawalLine } from '../store/unit-line.ts';
import type { Committed, Store } from '../store.ts';
import type { SharedLog } from './log.ts';
import type { Mirror } from './mirror.ts';

interface SharedStoreOptions {
  readonly local: Store;
  readonly log: SharedLog;
  readonly mirror: Mirror;
}

/** Disposing of it closes the copy. */
export function sharedStore({ local, log, mirror }: SharedStoreOptions): Store {
  return {
    ...readerOf(local),
    async commit(stage: string, unit: string, committed: Committed) {
      // Before the log has it twice.
      if (local.finished(stage).has(unit)) throw new BugError(`unit ${unit} of ${stage} was committed twice`);
      const { text } = unitLine(unit, committed);
      const place = await log.append({ stage, line: text }, unit);
      await local.commit(stage, unit, committed);
      await mirror.passed(place);
    },
    async withdraw(stage, units) {
      if (units.length === 0) return;
      const withdrawn = Object.fromEntries(units.map((unit) => [unit, '']));
      const place = await log.append({ stage, line: withdrawalLine(withdrawn).text });
      await local.withdraw(stage, units);
      await mirror.passed(place);
    },
    isChanged: (stage, unit, committed) => local.isChanged(stage, unit, committed),
    rejectedFor: (stage, reason) => local.rejectedFor(stage, reason),
    async [Symbol.asyncDispose]() {
      await mirror.close();
      await local[Symbol.asyncDispose]();
    },
  };
}

const readerOf = (store: Store) => ({
  read: <C extends CollectionName>(collection: C) => store.read(collection),
  digests: <D extends DigestName>(name: D) => store.digests(name),
  ids: store.ids.bind(store),
  startingWith: store.startingWith.bind(store),
  count: store.count.bind(store),
  properties: store.properties.bind(store),
  idsAsCommitted: store.idsAsCommitted.bind(store),
  get: <C extends CollectionName>(collection: C, id: string) => store.get(collection, id),
  siblings: store.siblings.bind(store),
  rejects: store.rejects.bind(store),
  reject: store.reject.bind(store),
  made: store.made.bind(store),
  finished: store.finished.bind(store),
  tally: store.tally.bind(store),
  ...(store.notes ? { notes: store.notes } : {}),
});
