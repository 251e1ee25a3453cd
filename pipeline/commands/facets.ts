// Records counted by their facets: specs by language, SDK and licence.
import { type CollectionName, facets } from '../../schemas/index.ts';
import type { Reader } from '../store.ts';

export type FacetCounts = {
  readonly [collection: string]: { readonly [facet: string]: Readonly<Record<string, number>> };
};

/** Values shown of each facet; the others are added up. */
const shown = 8;

export async function facetsOf(store: Reader): Promise<FacetCounts> {
  const counts: Record<string, Record<string, Record<string, number>>> = {};
  for (const [collection, paths] of Object.entries(facets) as [CollectionName, readonly string[]][]) {
    // Object.entries forgets key types; the keys come from a typed object.
    for await (const record of store.read(collection)) {
      for (const path of paths) {
        const value = path
          .split('.')
          .reduce<unknown>(
            (part, name) =>
              typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined,
            record,
          );
        const name = typeof value === 'number' ? tenth(value) : value;
        if (typeof name !== 'string') continue;
        const byFacet = counts[collection] ?? {};
        const byValue = byFacet[path] ?? {};
        byValue[name] = (byValue[name] ?? 0) + 1;
        byFacet[path] = byValue;
        counts[collection] = byFacet;
      }
    }
  }
  return counts;
}

/** A share, by the tenth that it lies in. */
function tenth(share: number): string {
  const from = Math.min(9, Math.floor(share * 10));
  return `${(from / 10).toFixed(1)}-${((from + 1) / 10).toFixed(1)}`;
}

export function facetsText(counts: FacetCounts): string {
  return Object.entries(counts)
    .flatMap(([collection, byFacet]) =>
      Object.entries(byFacet).map(([facet, values]) => {
        const sorted = Object.entries(values).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
        const parts = sorted.slice(0, shown).map(([value, count]) => `${value} ${count}`);
        const others = sorted.slice(shown);
        const rest = others.reduce((sum, [, count]) => sum + count, 0);
        if (others.length > 0) parts.push(`${others.length} others with ${rest}`);
        return `  ${collection} by ${titleOf(facet)}: ${parts.join(', ')}`;
      }),
    )
    .join('\n');
}

/** What a facet is called where the last name of its path does not say it. */
const titles: Readonly<Record<string, string>> = {
  'path.0': 'category',
  'quality.score': 'quality',
  descriptionLanguage: 'language of the description',
  'source.language': 'programming language',
};
const titleOf = (facet: string): string => titles[facet] ?? facet.replace(/^.*\./, '');
