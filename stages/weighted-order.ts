// Items in a random order in which heavier ones tend to come first: drawn by weight without replacement
// (Efraimidis and Spirakis 2006).
import type { Random } from '../pipeline/hash.ts';

export function inWeightedOrder<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  random: Random,
): Item[] {
  return items
    .map((item) => ({ item, key: random.next() ** (1 / weightOf(item)) }))
    .sort((a, b) => b.key - a.key)
    .map(({ item }) => item);
}
