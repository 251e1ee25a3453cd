// A live MCP server: a real process in a fresh directory with known contents, its calls really made. The
// directory's path is shown to the agent under a fixed name, so that plays on different machines read alike.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { BugError } from '../../pipeline/errors.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { jsonOrText } from '../json-text.ts';
import { connect } from '../mcp/connect.ts';
import { installedPackage } from '../mcp/installed.ts';
import { readLiveSeeds } from '../mcp/live-seeds.ts';
import { type LiveServer, packagedServers } from '../mcp/servers.ts';
import type { Environment } from './environment.ts';

/** A call that takes longer than this is a broken environment. Local servers answer in milliseconds. */
const timeout = 20_000;

export const mcpEnvironment: Environment = {
  name: 'mcp',
  async open({ part, signal }) {
    const server = packagedServers.find((candidate) => candidate.name === part.of);
    if (!server) throw new BugError(`no packaged server ${part.of}`);
    const connection = await connect(server, installedPackage(server.package), {
      timeout,
      signal,
      prepare: async (directory) => {
        if (server.live && part.fixture !== undefined) await prepare(directory, server.live, part.fixture);
      },
    });
    const shownAs = server.live?.shownAs ?? '/server';
    const inward = (value: Json): Json =>
      mapStrings(value, (text) =>
        text.startsWith(shownAs) ? connection.directory + text.slice(shownAs.length) : text,
      );
    const outward = (text: string): string => text.replaceAll(connection.directory, shownAs);
    const files = (): Promise<{ [path: string]: string }> => contents(connection.directory);
    return {
      tools: part.tools,
      async call(name, given): Promise<ToolResult> {
        const before = await files();
        const { text, isError } = await connection.callTool(name, inward(given) as JsonObject); // an object maps to an object
        const value: Json = isError
          ? { error: { code: 'TOOL_ERROR', message: outward(text) } }
          : jsonOrText(outward(text));
        return { ok: !isError, value, tier: 'live', changes: fileChanges(before, await files()) };
      },
      snapshot: files,
      [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
    };
  },
};

/** Lays the contents of that name into a server's directory. */
async function prepare(directory: string, live: LiveServer, fixture: string): Promise<void> {
  for (const [path, content] of Object.entries(live.files(await readLiveSeeds(), fixture))) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}

async function contents(directory: string): Promise<{ [path: string]: string }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files: [string, string][] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.push([relative(directory, path), await readFile(path, 'utf8')]);
    else if (entry.isDirectory()) files.push([`${relative(directory, path)}/`, '']);
  }
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fileChanges(before: { [path: string]: string }, after: { [path: string]: string }): StateChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((path) => before[path] !== after[path])
    .map((path) => ({ table: 'files', key: path, before: before[path] ?? null, after: after[path] ?? null }));
}

function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mapStrings(member, change)]),
  );
}
