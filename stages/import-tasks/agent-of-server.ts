// Makes an agent out of a live MCP server of the user's own. Unless the user allows more, it gets the tools that
// only read, and nothing else is ever called.
import { UsageError } from '../../pipeline/errors.ts';
import { canonicalJson, hashOf, withId } from '../../pipeline/hash.ts';
import { requiredOf } from '../../pipeline/json/json-schema.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import { unknownName } from '../../pipeline/suggestions.ts';
import type { Json } from '../../schemas/json.ts';
import type { ListedTool } from '../mcp/listed-tools.ts';
import { openOwnServer } from '../mcp/own-server.ts';
import { isReadOnly } from '../mcp/read-only.ts';
import type { ImportedAgent } from './import-file.ts';
import type { Located } from './read-file.ts';

/** In milliseconds: a server of the user's own may have to load something first. */
const timeout = 60_000;

/** What function calling allows. */
const callable = /^[\w-]{1,64}$/;

export async function agentOfServer(
  { item, place }: Located<ImportedAgent>,
  signal: AbortSignal,
): Promise<NewRecord<'agents'>> {
  const { name, systemPrompt, server } = item;
  const open = () => openOwnServer({ name, server, setting: place }, { timeout, signal });
  const tools = await toolsFor({ item, place }, open);
  const reads = tools.filter(isReadOnly);
  return withId({
    from: [],
    name,
    mix: 'own server',
    systemPrompt,
    tools: tools.map(({ name: tool, description = '', inputSchema }) => ({
      name: tool,
      description,
      inputSchema,
      origin: { collection: 'specs' as const, id: hashOf({ server, tool, inputSchema }) },
    })),
    distractors: [],
    parts: [
      {
        environment: 'own_server',
        of: name,
        tools: tools.map((tool) => tool.name),
        primary: true,
        server,
        probes: await stableProbes(reads, open),
        writes: tools.filter((tool) => !isReadOnly(tool)).map((tool) => tool.name),
      },
    ],
  });
}

type Open = () => ReturnType<typeof openOwnServer>;

async function toolsFor({ item, place }: Located<ImportedAgent>, open: Open): Promise<ListedTool[]> {
  await using connection = await open();
  const listed = (await connection.listTools()).tools.filter(({ name }) => callable.test(name));
  const allowed = item.writes ? listed : listed.filter(isReadOnly);
  const names = allowed.map(({ name }) => name);
  for (const wanted of item.tools ?? []) {
    if (names.includes(wanted)) continue;
    const isWrite = listed.some(({ name }) => name === wanted);
    const why = isWrite
      ? `${wanted} may change something; allow it with \`writes: true\``
      : unknownName({ kind: 'tool' }, wanted, names);
    throw new UsageError(`${place}.tools: ${why}`);
  }
  const chosen = allowed.filter(({ name }) => item.tools?.includes(name) ?? true);
  if (chosen.length === 0)
    throw new UsageError(
      `${place}.server: none of its ${listed.length} tools is known to only read ` +
        '(by its annotation readOnlyHint or a name such as get_… or list_…); allow the others with `writes: true`',
    );
  return chosen;
}

/** The reads without arguments that return the same in two fresh sessions: they show the state of the server. */
async function stableProbes(reads: readonly ListedTool[], open: Open) {
  const bare = reads.filter(({ inputSchema }) => requiredOf(inputSchema).length === 0);
  const [once, again] = [await resultsOf(bare, open), await resultsOf(bare, open)];
  return bare
    .filter((_, at) => once[at] !== undefined && once[at] === again[at])
    .map(({ name }) => ({ tool: name, arguments: {} }));
}

/** As text; undefined for a call that was refused. */
async function resultsOf(tools: readonly ListedTool[], open: Open): Promise<(string | undefined)[]> {
  await using connection = await open();
  const results: (string | undefined)[] = [];
  for (const { name } of tools) {
    const { text, isError } = await connection.callTool(name, {});
    results.push(isError ? undefined : canonicalJson(text satisfies Json));
  }
  return results;
}
