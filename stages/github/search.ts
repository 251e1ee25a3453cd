// Searches that hide nothing: GitHub shows the first 1,000 of any query, so one that has more is halved,
// repositories by the day of creation, then by stars and the day of the last push, code by the size of files,
// until each part has fewer. What cannot be halved any more is said to be hidden.
import { z } from 'zod';
import type { GitHub } from './client.ts';

const shown = 1000;
const perPage = 100;

const repositorySchema = z.looseObject({
  full_name: z.string(),
  description: z.string().nullish(),
  language: z.string().nullish(),
  stargazers_count: z.int().nullish(),
  size: z.int().nullish(),
  fork: z.boolean().nullish(),
  private: z.boolean().nullish(),
  license: z.looseObject({ spdx_id: z.string().nullish() }).nullish(),
});
export type FoundRepository = z.infer<typeof repositorySchema>;

const pageSchema = z.looseObject({
  total_count: z.int(),
  incomplete_results: z.boolean(),
  items: z.array(z.unknown()),
});
const codeSchema = z.looseObject({ repository: repositorySchema });

/** A qualifier whose values divide what a search finds: days, stars, bytes. */
interface Axis {
  readonly qualifier: string;
  /** As whole numbers: days since 1970, stars, bytes. */
  readonly least: number;
  readonly most: number;
  write(value: number): string;
}

const day = 86_400_000;
const dayOf = (value: number): string => new Date(value * day).toISOString().slice(0, 10);
const days = (qualifier: string, today: string): Axis => ({
  qualifier,
  least: Date.parse('2008-01-01') / day,
  most: Date.parse(today) / day,
  write: dayOf,
});

/** The first divides every search, the others what of a single day or size is still too much. */
const axes = {
  repositories: (today: string): readonly Axis[] => [
    days('created', today),
    { qualifier: 'stars', least: 0, most: 1_000_000, write: String },
    days('pushed', today),
  ],
  // GitHub searches files up to 384 KB.
  code: (): readonly Axis[] => [{ qualifier: 'size', least: 0, most: 393_216, write: String }],
};

export type SearchKind = keyof typeof axes;

/** Part of what a search finds: a range of each of the first axes. */
type Part = readonly { readonly axis: Axis; readonly least: number; readonly most: number }[];

const wordsOf = (part: Part): string =>
  part
    .map(({ axis, least, most }) => `${axis.qualifier}:${axis.write(least)}..${axis.write(most)}`)
    .join(' ');

/** Two parts that together are this one; undefined where it cannot be divided. */
function halved(part: Part, all: readonly Axis[]): [Part, Part] | undefined {
  const last = part.at(-1);
  if (!last) return undefined;
  if (last.most > last.least) {
    const middle = Math.floor((last.least + last.most) / 2);
    return [
      [...part.slice(0, -1), { ...last, most: middle }],
      [...part.slice(0, -1), { ...last, least: middle + 1 }],
    ];
  }
  const next = all[part.length];
  return next && halved([...part, { axis: next, least: next.least, most: next.most }], all);
}

/** A repository, or what GitHub has and did not show. */
export type SearchResult = { readonly found: FoundRepository } | { readonly hidden: string };

/** A search that GitHub broke off is asked for again so often, then taken as it is. */
const attempts = 3;

export async function* searched(
  github: GitHub,
  kind: SearchKind,
  query: string,
): AsyncIterable<SearchResult> {
  const all = axes[kind](github.today());
  const waiting: Part[] = all.slice(0, 1).map((axis) => [{ axis, least: axis.least, most: axis.most }]);
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const q = `${query} ${wordsOf(part)}`;
    const ask = (page: number) => pageOf(github, kind, { q, per_page: perPage, page });
    const first = await ask(1);
    const halves = first.total_count > shown ? halved(part, all) : undefined;
    if (halves) {
      waiting.push(halves[1], halves[0]);
      continue;
    }
    if (first.total_count > shown)
      yield { hidden: `${q}: ${first.total_count} results, of which GitHub shows ${shown}` };
    const pages = Math.max(1, Math.ceil(Math.min(first.total_count, shown) / perPage));
    for (let page = 1; page <= pages; page += 1) {
      const { items, incomplete_results: isCut } = page === 1 ? first : await ask(page);
      if (isCut) yield { hidden: `${q}, page ${page}: GitHub broke the search off` };
      for (const item of items) {
        const found = itemOf(item, kind);
        yield found
          ? { found }
          : { hidden: `${q}, page ${page}: no result: ${JSON.stringify(item).slice(0, 200)}` };
      }
    }
  }
}

const itemOf = (item: unknown, kind: SearchKind): FoundRepository | undefined =>
  kind === 'code' ? codeSchema.safeParse(item).data?.repository : repositorySchema.safeParse(item).data;

async function pageOf(
  github: GitHub,
  kind: SearchKind,
  parameters: { q: string; per_page: number; page: number },
) {
  const resource = kind === 'code' ? 'code_search' : 'search';
  for (let attempt = 1; ; attempt += 1) {
    const route = `GET /search/${kind}`;
    const page = pageSchema.parse(await github.json(resource, route, parameters, { isAgain: attempt > 1 }));
    if (!page.incomplete_results || attempt >= attempts) return page;
  }
}
