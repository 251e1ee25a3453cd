// Searches that hide nothing: GitHub shows the first 1,000 of any query, so one that has more is halved, by the day of creation or by the size of
// files, until each part has fewer or cannot be halved.
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

const pageSchema = z.looseObject({ total_count: z.int(), items: z.array(z.unknown()) });
const codeSchema = z.looseObject({ repository: repositorySchema });

interface Axis {
  readonly qualifier: 'created' | 'size';
  /** Days since 1970, or bytes. */
  readonly least: number;
  readonly most: number;
  write(value: number): string;
}

const day = 86_400_000;
const dayOf = (value: number): string => new Date(value * day).toISOString().slice(0, 10);

/** The Model Context Protocol was published in November 2024; older repositories have taken it up. */
const axes = {
  repositories: (today: string): Axis => ({
    qualifier: 'created',
    least: Date.parse('2008-01-01') / day,
    most: Date.parse(today) / day,
    write: dayOf,
  }),
  // GitHub searches files up to 384 KB.
  code: (): Axis => ({ qualifier: 'size', least: 0, most: 393_216, write: String }),
};

export type SearchKind = keyof typeof axes;

export async function* searched(github: GitHub, kind: SearchKind, query: string): AsyncIterable<FoundRepository> {
  const axis = axes[kind](github.today());
  const waiting: [number, number][] = [[axis.least, axis.most]];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const [least, most] = range;
    const ask = async (page: number) =>
      pageSchema.parse(
        await github.json(kind === 'code' ? 'code_search' : 'search', `GET /search/${kind}`, {
          q: `${query} ${axis.qualifier}:${axis.write(least)}..${axis.write(most)}`,
          per_page: perPage,
          page,
        }),
      );
    const first = await ask(1);
    if (first.total_count > shown && most > least) {
      const middle = Math.floor((least + most) / 2);
      waiting.push([middle + 1, most], [least, middle]);
      continue;
    }
    const pages = Math.ceil(Math.min(first.total_count, shown) / perPage);
    for (let page = 1; page <= Math.max(1, pages); page += 1) {
      const { items } = page === 1 ? first : await ask(page);
      for (const item of items) {
        const found =
          kind === 'code' ? codeSchema.safeParse(item).data?.repository : repositorySchema.safeParse(item).data;
        if (found) yield found;
      }
    }
  }
}
