// Splits rows into train and test by the worlds they are played in. Rows that share a world, directly or through
// other rows, stay together.
import { hashOf } from '../../pipeline/hash.ts';

export interface Placed {
  readonly id: string;
  /** The worlds of a row. */
  readonly settings: readonly string[];
}

/** IDs of the rows in the test split, about `share` of all. Empty if all rows are connected. */
export function testRows(rows: readonly Placed[], share: number): ReadonlySet<string> {
  const groups = [...groupsOf(rows).values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (share === 0 || groups.length < 2) return new Set();
  const wanted = rows.length * share;
  const chosen: Placed[][] = [];
  let taken = 0;
  for (const group of groups) {
    if (taken + group.length > wanted * 1.25) continue;
    chosen.push(group);
    taken += group.length;
  }
  const smallest = groups.toSorted((a, b) => a.length - b.length)[0];
  const test = chosen.length > 0 ? chosen : smallest ? [smallest] : [];
  return new Set(test.flat().map((row) => row.id));
}

/** An order of groups that depends on their contents, not on the order of the rows. */
const orderOf = (group: readonly Placed[]): string =>
  hashOf([...new Set(group.flatMap((row) => row.settings))].sort());

function groupsOf(rows: readonly Placed[]): Map<string, Placed[]> {
  const leader = new Map<string, string>();
  const find = (setting: string): string => {
    const above = leader.get(setting) ?? setting;
    return above === setting ? setting : find(above);
  };
  for (const { settings } of rows) {
    const [first, ...others] = settings;
    if (first === undefined) continue;
    leader.set(first, find(first));
    for (const other of others) leader.set(find(other), find(first));
  }
  const groups = new Map<string, Placed[]>();
  for (const row of rows) {
    const key = find(row.settings[0] ?? '');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
