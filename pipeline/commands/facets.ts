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
        if (typeof value !== 'string') continue;
        const byFacet = counts[collection] ?? {};
        const byValue = byFacet[path] ?? {};
        byValue[value] = (byValue[value] ?? 0) + 1;
        byFacet[path] = byValue;
        counts[collection] = byFacet;
      }
    }
  }
  return counts;
}

export function facetsText(counts: FacetCounts): string {
  return Object.entries(counts)
    .flatMap(([collection, byFacet]) =>
      Object.entries(byFacet).map(([facet, values]) => {
        const sorted = Object.entries(values).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
        const rest = sorted.slice(shown).reduce((sum, [, count]) => sum + count, 0);
        const parts = sorted.slice(0, shown).map(([value, count]) => `${value} ${count}`);
        return `  ${collection} by ${facet.replace(/^.*\.(?=[a-z])/, '').replace(/^path\.0$/, 'category')}: ${[...parts, ...(rest > 0 ? [`others ${rest}`] : [])].join(', ')}`;
      }),
    )
    .join('\n');
}
