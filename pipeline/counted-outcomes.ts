// How the plays of a run came out, from the sums of the store: no record is read.
import type { Counted } from './pass-rates.ts';
import { groupPath, readProperties } from './store/properties.ts';
import type { Reader } from './store.ts';

/** The outcomes of a run as far as pass rates need them, from what the store has counted. */
export async function* countedOutcomes(store: Pick<Reader, 'properties'>): AsyncIterable<Counted> {
  for (const { collection, path, value, count } of readProperties(store.properties())) {
    if (collection !== 'outcomes' || path !== groupPath) continue;
    const counted = JSON.parse(value) as Counted; // the members that `groupings` names
    for (let number = 0; number < count; number += 1) yield counted;
  }
}
