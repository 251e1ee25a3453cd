// How the applications of a run are shared out among the categories, and whether there are so many.
import type { SettingProblem } from '../../pipeline/setting-problems.ts';
import { readSeed } from '../seeds.ts';
import { writtenBlueprints } from '../synthesize-tools/written.ts';
import { domainsOf, taxonomySchema } from './taxonomy.ts';

/** Applications of one domain at most: beyond that its vocabulary is used up. */
export const perDomain = 4;

/** The applications that are asked of each category. */
export function sharesOf(
  categories: readonly string[],
  worlds: number,
): { category: string; count: number }[] {
  const share = (end: number): number => Math.floor((worlds * end) / categories.length);
  return categories.map((category, place) => ({ category, count: share(place + 1) - share(place) }));
}

/** Warns when more applications are wanted than the domains of the taxonomy hold. */
export async function shortages(categories: readonly string[], worlds: number): Promise<SettingProblem[]> {
  const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);
  let most = 0;
  for (const { category, count } of sharesOf(categories, worlds)) {
    const written = (await writtenBlueprints(category)).length;
    most += Math.min(count, written + perDomain * domainsOf(taxonomy, category).length);
  }
  if (most >= worlds) return [];
  const message =
    `${worlds} applications are wanted, but the domains of the taxonomy hold at most ${most} of them unless a ` +
    'model adds domains; the run may not reach its target';
  return [{ path: ['worlds'], message, isWarning: true }];
}
