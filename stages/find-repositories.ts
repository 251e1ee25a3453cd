// find-repositories: repositories that may hold MCP servers, by search, from the MCP registry, and from a
// list. One unit is one search. No request is sent unless the config asks for one.
import { z } from 'zod';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries } from '../pipeline/setting-problems.ts';
import { type Context, defineStage, type NewRecord, type RejectDraft, type Unit } from '../pipeline/stage.ts';
import { accessOptions, gitHubFor } from './github/access.ts';
import { standardQueries } from './github/queries.ts';
import { registeredRepositories } from './github/registry.ts';
import { repositoryName } from './github/repository-name.ts';
import { type FoundRepository, type SearchKind, searchResults } from './github/search.ts';

const options = z.strictObject({
  ...accessOptions,
  standard: z
    .boolean()
    .default(false)
    .describe('search by the topics of MCP servers and by the SDKs that package manifests name'),
  queries: z
    .array(z.string())
    .default([])
    .describe('more repository searches, in the syntax of GitHub: topic:mcp language:go'),
  registry: z
    .url()
    .optional()
    .describe('address of the MCP registry: https://registry.modelcontextprotocol.io'),
  repositories: z
    .array(z.string().regex(repositoryName, 'expected owner/name'))
    .default([])
    .describe('repositories by name: owner/name'),
});
type Options = z.infer<typeof options>;

interface Search {
  readonly by: 'repositories' | 'code' | 'registry' | 'list';
  readonly text: string;
}

export const findRepositories = defineStage({
  name: 'find-repositories',
  summary: 'find repositories of MCP servers on GitHub and in the MCP registry',
  writes: ['repositories'],
  whole: false,
  outside: true,
  options: (): z.ZodType<Options> => options,
  check: async ({ queries, repositories }) => [
    ...repeatedEntries(['queries'], queries),
    ...repeatedEntries(['repositories'], repositories, (name) => name.toLowerCase()),
  ],
  async *units(_, options): AsyncIterable<Unit<Search>> {
    // A search that is named twice is made once.
    const searches = new Map(searchesOf(options).map((search) => [unitIdOf(search), search]));
    for (const [id, input] of searches) yield { id, input };
  },
  async work(search, context) {
    const found = new Map<string, NewRecord<'repositories'>>();
    const rejects: RejectDraft[] = [];
    for await (const each of repositoriesBy(search, context))
      if ('reason' in each) rejects.push(each);
      else found.set(each.name.toLowerCase(), each);
    return { records: { repositories: [...found.values()] }, rejects };
  },
});

function searchesOf({ standard, queries, registry, repositories }: Options): readonly Search[] {
  return [
    ...(standard ? standardQueries.map(({ kind, text }): Search => ({ by: kind, text })) : []),
    ...queries.map((text): Search => ({ by: 'repositories', text })),
    ...(registry ? [{ by: 'registry', text: registry } as const] : []),
    ...(repositories.length > 0 ? [{ by: 'list', text: repositories.join(',') } as const] : []),
  ];
}

function unitIdOf({ by, text }: Search): string {
  if (by === 'registry') return by;
  return by === 'list' ? `list/${hashOf(text)}` : `${by}/${text}`;
}

type Finding = NewRecord<'repositories'> | RejectDraft;

async function* repositoriesBy({ by, text }: Search, context: Context<Options>): AsyncIterable<Finding> {
  if (by === 'list') for (const name of text.split(',')) yield bare(name, null);
  else if (by === 'registry')
    for await (const { name, description } of registeredRepositories(text, context.signal))
      yield bare(name, description);
  else yield* repositoriesFound(by, text, context);
}

async function* repositoriesFound(
  kind: SearchKind,
  text: string,
  { options, signal, log }: Context<Options>,
): AsyncIterable<Finding> {
  const github = await gitHubFor(options, { signal, log });
  for await (const result of searchResults(github, kind, text)) {
    if ('hidden' in result) yield { reason: 'results not shown', detail: result.hidden };
    // A fork repeats its original, and a private repository may not be harvested.
    else if (!result.found.fork && !result.found.private) yield recordOf(result.found);
  }
}

const bare = (name: string, description: string | null): NewRecord<'repositories'> =>
  withId({ from: [], name, description, language: null, stars: null, licence: null, size: null });

function recordOf({
  full_name: name,
  description,
  language,
  stargazers_count: stars,
  license,
  size,
}: FoundRepository): NewRecord<'repositories'> {
  return withId({
    from: [],
    name,
    description: description ?? null,
    language: language ?? null,
    stars: stars ?? null,
    licence: license?.spdx_id ?? null,
    size: size ?? null,
  });
}
