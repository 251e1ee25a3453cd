// A live MCP server: a real process in a fresh directory with known contents, which really executes each
// call. The agent sees a fixed name in place of the directory's path, so plays on different machines read
// alike.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { BugError } from '../../pipeline/errors.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { jsonOrText } from '../json-text.ts';
import { type Connection, connect } from '../mcp/connect.ts';
import { installedPackage } from '../mcp/installed.ts';
import { readLiveSeeds } from '../mcp/live-seeds.ts';
import type { LiveServer } from '../mcp/live-server.ts';
import { packagedServers } from '../mcp/servers.ts';
import type { Environment, Session } from './environment.ts';

/** In milliseconds. Local servers answer within a few; one that needs more than this is broken. */
const timeout = 20_000;

export const mcpEnvironment: Environment = {
  name: 'mcp',
  async open({ part, signal }) {
    const server = packagedServers.find((candidate) => candidate.name === part.of);
    if (!server) throw new BugError(`there is no packaged server ${part.of}`);
    const { live } = server;
    const { fixture } = part;
    const connection = await connect(server, installedPackage(server), {
      timeout,
      signal,
      ...(live && fixture !== undefined
        ? { prepare: (directory) => writeFixture(directory, live, fixture) }
        : {}),
    });
    return sessionOver(connection, part.tools, live?.shownAs ?? '/server');
  },
};

/** `shownAs`: the path that the agent sees in place of the server's directory. */
function sessionOver(connection: Connection, tools: readonly string[], shownAs: string): Session {
  const { directory } = connection;
  const inward = (value: Json): Json =>
    mapStrings(value, (text) => (text.startsWith(shownAs) ? directory + text.slice(shownAs.length) : text));
  const outward = (text: string): string => text.replaceAll(directory, shownAs);
  return {
    tools,
    async call(name, given): Promise<ToolResult> {
      const before = await filesIn(directory);
      const inner = inward(given) as JsonObject; // an object maps to an object
      const { text, isError } = await connection.callTool(name, inner);
      const value: Json = isError
        ? { error: { code: 'TOOL_ERROR', message: outward(text) } }
        : jsonOrText(outward(text));
      return { ok: !isError, value, tier: 'live', changes: fileChanges(before, await filesIn(directory)) };
    },
    snapshot: async () => Object.fromEntries(await filesIn(directory)),
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
}

/** Writes the contents of that name into a server's directory. */
async function writeFixture(directory: string, live: LiveServer, fixture: string): Promise<void> {
  for (const [path, content] of Object.entries(live.files(await readLiveSeeds(), fixture))) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}

/** Path -> content. A map, because an agent may name a file "constructor". */
type Files = ReadonlyMap<string, string>;

async function filesIn(directory: string): Promise<Files> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files: [string, string][] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.push([relative(directory, path), await readFile(path, 'utf8')]);
    else if (entry.isDirectory()) files.push([`${relative(directory, path)}/`, '']);
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fileChanges(before: Files, after: Files): StateChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({
      table: 'files',
      key: path,
      before: before.get(path) ?? null,
      after: after.get(path) ?? null,
    }));
}

function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mapStrings(member, change)]),
  );
}
