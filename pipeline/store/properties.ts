// What is counted of the records that a unit made: values of the properties that `status` lists.
import { breakdowns, type CollectionName, groupings } from '../../schemas/index.ts';
import { hashOf } from '../hash.ts';
import type { Records } from '../store.ts';

/** How many records have each property. The key is the JSON of its collection, path, and value. */
export type PropertyCounts = ReadonlyMap<string, number>;

/** The path under which records are counted by several of their members at once. */
export const groupPath = '*';

/** Another one where the same records would be counted otherwise. */
export const countingOf = hashOf([breakdowns, groupings]);

const isIn = (name: string, lists: object): boolean => Object.hasOwn(lists, name);

export const isCounted = (collection: string): boolean =>
  isIn(collection, breakdowns) || isIn(collection, groupings);

export function propertiesOf(records: Records): PropertyCounts {
  const names = Object.keys(records).filter(isCounted) as CollectionName[]; // keys of Records
  const counts = new Map<string, number>();
  for (const name of names)
    for (const record of records[name] ?? [])
      for (const property of valuesOf(name, record)) {
        const key = JSON.stringify([name, ...property]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  return counts;
}

/** Each count with its collection, path, and value. */
export function* readProperties(
  counts: PropertyCounts,
): Iterable<{ collection: CollectionName; path: string; value: string; count: number }> {
  for (const [key, number] of counts) {
    const [collection, path, value] = JSON.parse(key) as [CollectionName, string, string]; // as made above
    yield { collection, path, value, count: number };
  }
}

function valuesOf(collection: CollectionName, record: object): [path: string, value: string][] {
  const byPath = (breakdowns[collection] ?? []).flatMap((path): [string, string][] => {
    const name = nameOf(valueAt(path, record));
    return name === undefined ? [] : [[path, name]];
  });
  const members = groupings[collection];
  return members ? [...byPath, [groupPath, groupOf(members, record)]] : byPath;
}

const groupOf = (members: readonly string[], record: object): string =>
  JSON.stringify(Object.fromEntries(members.map((name) => [name, Reflect.get(record, name)])));

const valueAt = (path: string, record: object): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
      record,
    );

/** Text counts by itself; a share from 0 to 1 by the tenth that it lies in. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const from = Math.min(9, Math.floor(value * 10));
  return `${(from / 10).toFixed(1)}-${((from + 1) / 10).toFixed(1)}`;
}
