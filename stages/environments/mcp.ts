// A live MCP server: a real process with a directory of its own and known contents, which really executes each
// call. The agent sees a fixed name in place of the directory's path, so plays on different machines read
// alike.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { jsonOrText } from '../json-text.ts';
import { filesIn } from '../mcp/directory.ts';
import { type Lease, leaseServer } from '../mcp/lease.ts';
import { readLiveSeeds } from '../mcp/live-seeds.ts';
import type { LiveServer } from '../mcp/live-server.ts';
import { packagedServers } from '../mcp/servers.ts';
import type { Environment, Session } from './environment.ts';
import { notConnected } from './not-connected.ts';

export const mcpEnvironment: Environment = {
  name: 'mcp',
  isOutside: true,
  async open({ part, signal }) {
    const server = packagedServers.find((candidate) => candidate.name === part.of);
    if (!server) return notConnected(part);
    const { live } = server;
    const lease = await leaseServer(server, signal);
    try {
      if (live && part.fixture !== undefined)
        await writeFixture(lease.connection.directory, live, part.fixture);
    } catch (error) {
      lease.discard();
      await lease[Symbol.asyncDispose]();
      throw error;
    }
    return sessionOver(lease, part.tools, live);
  },
};

type State = ReadonlyMap<string, string>;

function sessionOver(lease: Lease, tools: readonly string[], live: LiveServer | undefined): Session {
  const { connection } = lease;
  const { directory } = connection;
  const shownAs = live?.shownAs ?? '/server';
  const stateNow = (): Promise<State> => (live?.state ?? filesIn)(directory);
  const inward = (value: Json): Json =>
    mapStrings(value, (text) => (text.startsWith(shownAs) ? directory + text.slice(shownAs.length) : text));
  const outward = (text: string): string => text.replaceAll(directory, shownAs);
  /** Nobody but the server writes to its directory, so the state after a call is that before the next. */
  let last: State | undefined;
  return {
    tools,
    async call(name, given): Promise<ToolResult> {
      const before = last ?? (await stateNow());
      last = undefined;
      const inner = inward(given) as JsonObject; // an object maps to an object
      try {
        const { text, isError } = await connection.callTool(name, inner);
        const value: Json = isError
          ? { error: { code: 'TOOL_ERROR', message: outward(text) } }
          : jsonOrText(outward(text));
        last = await stateNow();
        return { ok: !isError, value, tier: 'live', changes: changesBetween(before, last) };
      } catch (error) {
        lease.discard();
        throw error;
      }
    },
    snapshot: async () => Object.fromEntries(await stateNow()),
    [Symbol.asyncDispose]: () => lease[Symbol.asyncDispose](),
  };
}

/** Puts the contents of that name into a server's directory. */
async function writeFixture(directory: string, live: LiveServer, fixture: string): Promise<void> {
  const seeds = await readLiveSeeds();
  for (const [path, content] of Object.entries(live.files(seeds, fixture))) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  await live.prepare?.(directory, seeds, fixture);
}

function changesBetween(before: State, after: State): StateChange[] {
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
