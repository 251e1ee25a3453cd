// A live MCP server of the user's own. Its state is what a few of its reads return, which were chosen when the
// server was imported. Only the tools of the part can be called: those that read, unless the user allowed more.
import { BugError } from '../../pipeline/errors.ts';
import { canonicalJson } from '../../pipeline/hash.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { jsonOrText } from '../json-text.ts';
import { openOwnServer } from '../mcp/own-server.ts';
import type { Environment, Session } from './environment.ts';

/** In milliseconds. A server of the user's own may call services that are slow. */
const timeout = 60_000;

/** The path that the agent sees in place of the directory in which the server was started. */
const shownAs = '/server';

export const ownServerEnvironment: Environment = {
  name: 'own_server',
  isOutside: true,
  async open({ part, signal }) {
    const { of: name, server, probes = [], writes = [], tools } = part;
    if (!server) throw new BugError(`nothing says how to reach the server ${name}`);
    const connection = await openOwnServer({ name, server, setting: `server ${name}` }, { timeout, signal });
    const directory = 'directory' in connection ? connection.directory : undefined;
    const call = async (tool: string, given: JsonObject): Promise<Omit<ToolResult, 'changes'>> => {
      const { text, isError } = await connection.callTool(tool, given);
      const shown = directory === undefined ? text : text.replaceAll(directory, shownAs);
      const value: Json = isError ? { error: { code: 'TOOL_ERROR', message: shown } } : jsonOrText(shown);
      return { ok: !isError, value, tier: 'live' };
    };
    return sessionOver({ tools, probes, writes, call, close: async () => connection[Symbol.asyncDispose]() });
  },
};

type Probes = NonNullable<EnvironmentPart['probes']>;

interface Wiring {
  readonly tools: readonly string[];
  readonly probes: Probes;
  /** Tools that may change something. */
  readonly writes: readonly string[];
  call(tool: string, given: JsonObject): Promise<Omit<ToolResult, 'changes'>>;
  close(): Promise<void>;
}

function sessionOver({ tools, probes, writes, call, close }: Wiring): Session {
  const snapshot = async (): Promise<JsonObject> => {
    const states: [string, Json][] = [];
    for (const { tool, arguments: given } of probes)
      states.push([`${tool} ${canonicalJson(given)}`, (await call(tool, given)).value]);
    return Object.fromEntries(states);
  };
  return {
    tools,
    async call(name, given) {
      if (!tools.includes(name)) throw new BugError(`the session has no tool ${name}`);
      if (!writes.includes(name)) return { ...(await call(name, given)), changes: [] };
      const before = await snapshot();
      const result = await call(name, given);
      return { ...result, changes: changesBetween(before, await snapshot()) };
    },
    snapshot,
    [Symbol.asyncDispose]: close,
  };
}

/** One change for each probe whose result is another than before. */
const changesBetween = (before: JsonObject, after: JsonObject): StateChange[] =>
  Object.keys(after).flatMap((key) =>
    canonicalJson(before[key] ?? null) === canonicalJson(after[key] ?? null)
      ? []
      : [{ table: 'server', key, before: before[key] ?? null, after: after[key] ?? null }],
  );
