// Searches that miss nothing. GitHub shows the first 1,000 results of any query, so a query with more is
// halved until each part has fewer: repositories by the day of creation, then by stars and the day of the
// last push; code by file size. What cannot be halved any further is reported as hidden.
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

/** A qualifier whose values divide the results of a search: days, stars, bytes. */
interface Axis {
  readonly qualifier: string;
  /** As whole numbers: days since 1970, stars, bytes. */
  readonly least: number;
  readonly most: number;
  write(value: number): string;
}

const day = 86_400_000;
const dateOf = (value: number): string => new Date(value * day).toISOString().slice(0, 10);
const days = (qualifier: string, today: string): Axis => ({
  qualifier,
  least: Date.parse('2008-01-01') / day,
  most: Date.parse(today) / day,
  write: dateOf,
});

/** The first axis divides every search. The others divide what is still too much for one day or size. */
const axes = {
  repositories: (today: string): readonly Axis[] => [
    days('created', today),
    { qualifier: 'stars', least: 0, most: 1_000_000, write: String },
    days('pushed', today),
  ],
  // GitHub searches files of up to 384 KB.
  code: (): readonly Axis[] => [{ qualifier: 'size', least: 0, most: 393_216, write: String }],
};

export type SearchKind = keyof typeof axes;

/** Part of the results of a search: one range on each of the first axes. */
type Section = readonly { readonly axis: Axis; readonly least: number; readonly most: number }[];

const qualifiersOf = (section: Section): string =>
  section
    .map(({ axis, least, most }) => `${axis.qualifier}:${axis.write(least)}..${axis.write(most)}`)
    .join(' ');

/** Two sections that together are this one. Undefined if it cannot be divided. */
function halvesOf(section: Section, all: readonly Axis[]): [Section, Section] | undefined {
  const last = section.at(-1);
  if (!last) return undefined;
  if (last.most > last.least) {
    const middle = Math.floor((last.least + last.most) / 2);
    return [
      [...section.slice(0, -1), { ...last, most: middle }],
      [...section.slice(0, -1), { ...last, least: middle + 1 }],
    ];
  }
  const next = all[section.length];
  return next && halvesOf([...section, { axis: next, least: next.least, most: next.most }], all);
}

/** A repository, or results that GitHub has and did not show. */
type SearchResult = { readonly found: FoundRepository } | { readonly hidden: string };

/** A search that GitHub breaks off is repeated this often. Then its results are taken as they are. */
const attempts = 3;

export async function* searchResults(
  github: GitHub,
  kind: SearchKind,
  query: string,
): AsyncIterable<SearchResult> {
  const all = axes[kind](github.today());
  const waiting: Section[] = all.slice(0, 1).map((axis) => [{ axis, least: axis.least, most: axis.most }]);
  for (let section = waiting.pop(); section; section = waiting.pop()) {
    const search: Search = { github, kind, q: `${query} ${qualifiersOf(section)}` };
    const first = await readPage(search, 1);
    const halves = first.total_count > shown ? halvesOf(section, all) : undefined;
    if (halves) waiting.push(halves[1], halves[0]);
    else yield* pages(search, first);
  }
}

interface Search {
  readonly github: GitHub;
  readonly kind: SearchKind;
  readonly q: string;
}

type Page = z.infer<typeof pageSchema>;

/** All that GitHub shows of a search, of which the first page is read. */
async function* pages(search: Search, first: Page): AsyncIterable<SearchResult> {
  const { kind, q } = search;
  const total = first.total_count;
  if (total > shown) yield { hidden: `${q}: ${total} results, of which GitHub shows ${shown}` };
  const count = Math.max(1, Math.ceil(Math.min(total, shown) / perPage));
  for (let page = 1; page <= count; page += 1) {
    const { items, incomplete_results: isCut } = page === 1 ? first : await readPage(search, page);
    if (isCut) yield { hidden: `${q}, page ${page}: GitHub broke off the search` };
    for (const item of items) {
      const found = repositoryIn(item, kind);
      const unknown = `${q}, page ${page}: not a search result: ${JSON.stringify(item).slice(0, 200)}`;
      yield found ? { found } : { hidden: unknown };
    }
  }
}

const repositoryIn = (item: unknown, kind: SearchKind): FoundRepository | undefined =>
  kind === 'code' ? codeSchema.safeParse(item).data?.repository : repositorySchema.safeParse(item).data;

async function readPage({ github, kind, q }: Search, page: number): Promise<Page> {
  const resource = kind === 'code' ? 'code_search' : 'search';
  const parameters = { q, per_page: perPage, page };
  for (let attempt = 1; ; attempt += 1) {
    const body = await github.json({
      resource,
      route: `GET /search/${kind}`,
      parameters,
      isAgain: attempt > 1,
    });
    const read = pageSchema.parse(body);
    if (!read.incomplete_results || attempt >= attempts) return read;
  }
}
