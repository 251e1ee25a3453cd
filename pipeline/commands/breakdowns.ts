// Records counted by one of their properties: specs by language, SDK and license.
import { breakdowns, type CollectionName } from '../../schemas/index.ts';
import type { Reader } from '../store.ts';

/** By collection, path of the property, and value. */
type BreakdownCounts = {
  readonly [collection: string]: { readonly [path: string]: Readonly<Record<string, number>> };
};

/** Values that are listed of each property; the others are added up. */
const mostListed = 8;

export async function breakdownsOf(store: Reader): Promise<BreakdownCounts> {
  const counts: Record<string, BreakdownCounts[string]> = {};
  for (const [collection, paths] of Object.entries(breakdowns) as [CollectionName, readonly string[]][]) {
    // Object.entries forgets key types; the keys come from a typed object.
    const byPath = new Map<string, Map<string, number>>();
    for await (const record of store.read(collection)) for (const path of paths) count(byPath, path, record);
    if (byPath.size > 0)
      counts[collection] = Object.fromEntries(
        [...byPath].map(([path, byValue]) => [path, Object.fromEntries(byValue)]),
      );
  }
  return counts;
}

function count(byPath: Map<string, Map<string, number>>, path: string, record: object): void {
  const name = nameOf(valueAt(path, record));
  if (name === undefined) return;
  const byValue = byPath.get(path) ?? new Map<string, number>();
  byPath.set(path, byValue.set(name, (byValue.get(name) ?? 0) + 1));
}

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

export function breakdownsText(counts: BreakdownCounts): string {
  return Object.entries(counts)
    .flatMap(([collection, byPath]) =>
      Object.entries(byPath).map(
        ([path, byValue]) => `  ${collection} by ${titleOf(path)}: ${valuesText(byValue)}`,
      ),
    )
    .join('\n');
}

function valuesText(byValue: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(byValue).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const listed = sorted.slice(0, mostListed).map(([value, number]) => `${value} ${number}`);
  const others = sorted.slice(mostListed);
  const rest = others.reduce((sum, [, number]) => sum + number, 0);
  return [...listed, ...(others.length > 0 ? [`${others.length} others with ${rest}`] : [])].join(', ');
}

/** Titles of properties whose path does not say what they are. */
const titles: Readonly<Record<string, string>> = {
  'path.0': 'category',
  'quality.score': 'quality',
  descriptionLanguage: 'language of the description',
  'source.language': 'programming language',
};
const titleOf = (path: string): string => titles[path] ?? path.replace(/^.*\./, '');
