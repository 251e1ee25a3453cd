// find-repositories: where MCP servers may be: repositories by search, from the MCP registry, and from a
// list. One unit is one search. Nothing is asked for unless the config says so.
import { z } from 'zod';
import { hashOf, identified } from '../pipeline/hash.ts';
import { repeatedEntries } from '../pipeline/setting-problems.ts';
import { type Context, type Draft, defineStage, type RejectDraft, type Unit } from '../pipeline/stage.ts';
import { accessOptions, gitHubFor } from './github/access.ts';
import { standardQueries } from './github/queries.ts';
import { registeredRepositories } from './github/registry.ts';
import { type FoundRepository, searched } from './github/search.ts';

const options = z.strictObject({
  ...accessOptions,
  standard: z
    .boolean()
    .default(false)
    .describe('search by the topics of MCP servers and by the SDKs that manifests name'),
  queries: z
    .array(z.string())
    .default([])
    .describe('further searches of repositories, in the words of GitHub: topic:mcp language:go'),
  registry: z.url().optional().describe('the MCP registry, https://registry.modelcontextprotocol.io'),
  repositories: z
    .array(z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name'))
    .default([])
    .describe('repositories by name'),
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
  async *units(_, { standard, queries, registry, repositories }): AsyncIterable<Unit<Search>> {
    const searches = [
      ...(standard ? standardQueries : []),
      ...queries.map((text) => ({ kind: 'repositories' as const, text })),
    ];
    for (const { kind, text } of searches) yield { id: `${kind}/${text}`, input: { by: kind, text } };
    if (registry) yield { id: 'registry', input: { by: 'registry', text: registry } };
    const list = repositories.join(',');
    if (list !== '') yield { id: `list/${hashOf(list)}`, input: { by: 'list', text: list } };
  },
  async work(search, context) {
    const found = new Map<string, Draft<'repositories'>>();
    const rejects: RejectDraft[] = [];
    for await (const each of repositoriesBy(search, context))
      if ('reason' in each) rejects.push(each);
      else found.set(each.name.toLowerCase(), each);
    return { records: { repositories: [...found.values()] }, rejects };
  },
});

async function* repositoriesBy(
  { by, text }: Search,
  { options, signal, log }: Context<Options>,
): AsyncIterable<Draft<'repositories'> | RejectDraft> {
  if (by === 'list') for (const name of text.split(',')) yield bare(name, null);
  else if (by === 'registry')
    for await (const { name, description } of registeredRepositories(text, signal))
      yield bare(name, description);
  else {
    const github = await gitHubFor(options, { signal, log });
    for await (const each of searched(github, by, text)) {
      if ('hidden' in each) yield { reason: 'results not shown', detail: each.hidden };
      // Forks hold what their origin holds, and private ones are nobody's to harvest.
      else if (!each.found.fork && !each.found.private) yield recordOf(each.found);
    }
  }
}

const bare = (name: string, description: string | null): Draft<'repositories'> =>
  identified({ from: [], name, description, language: null, stars: null, licence: null, size: null });

function recordOf({
  full_name: name,
  description,
  language,
  stargazers_count: stars,
  license,
  size,
}: FoundRepository): Draft<'repositories'> {
  return identified({
    from: [],
    name,
    description: description ?? null,
    language: language ?? null,
    stars: stars ?? null,
    licence: license?.spdx_id ?? null,
    size: size ?? null,
  });
}
