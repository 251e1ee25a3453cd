// Records counted by one of their properties: specs by language, SDK and license.
import { breakdowns, type CollectionName } from '../../schemas/index.ts';
import { readProperties } from '../store/properties.ts';
import { compareIds, type Reader } from '../store.ts';

/** By collection, path of the property, and value. */
type BreakdownCounts = {
  readonly [collection: string]: { readonly [path: string]: Readonly<Record<string, number>> };
};

/** Values that are listed of each property; the others are added up. */
const mostListed = 8;

export function breakdownsOf(store: Reader): BreakdownCounts {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  for (const { collection, path, value, count } of readProperties(store.properties())) {
    if (!breakdowns[collection]?.includes(path)) continue;
    const byPath = counts.get(collection) ?? new Map<string, Map<string, number>>();
    const byValue = byPath.get(path) ?? new Map<string, number>();
    counts.set(collection, byPath.set(path, byValue.set(value, count)));
  }
  const listed = (collection: CollectionName): [string, BreakdownCounts[string]][] => {
    const paths = (breakdowns[collection] ?? []).flatMap((path) => {
      const byValue = counts.get(collection)?.get(path);
      return byValue ? [[path, Object.fromEntries([...byValue].sort(byName))] as const] : [];
    });
    return paths.length > 0 ? [[collection, Object.fromEntries(paths)]] : [];
  };
  // Object.keys forgets key types; the keys come from a typed object.
  return Object.fromEntries((Object.keys(breakdowns) as CollectionName[]).flatMap(listed));
}

const byName = ([a]: [string, number], [b]: [string, number]): number => compareIds(a, b);

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
