// Source `servers`: MCP servers of your own, started by a command or reached at a URL, and asked for their
// tools. A command runs in a fresh directory and sees PATH and the variables in `env`, but nothing else of
// the environment. It is not contained in any other way, so name only servers that you trust.
import { z } from 'zod';
import { BugError, UsageError } from '../../../pipeline/errors.ts';
import { environmentVariable } from '../../../pipeline/process-env.ts';
import { openSession, type ServerSession, type SessionOptions } from '../../mcp/session.ts';
import { type StartOptions, startServer } from '../../mcp/start-server.ts';
import type { Origin } from '../normalize.ts';
import { toolsListedBy } from './listed.ts';
import { defineSource, type Findings } from './source.ts';

const shared = { licence: z.string().default('NOASSERTION').describe('its licence, as an SPDX expression') };

const commandSchema = z.strictObject({
  command: z.string(),
  args: z.array(z.string()).default([]),
  env: z.array(z.string()).default([]).describe('names of the environment variables that it may see'),
  network: z
    .boolean()
    .default(true)
    .describe('false starts it without a network (only on Linux, with unshare)'),
  ...shared,
});
const urlSchema = z.strictObject({
  url: z.url().describe('address of its streamable HTTP endpoint'),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe('header -> name of the environment variable with its value'),
  ...shared,
});
const serverSchema = z.union([commandSchema, urlSchema]);
type Server = z.infer<typeof serverSchema>;

export const servers = defineSource({
  name: 'servers',
  options: z.strictObject({
    list: z
      .record(z.string().regex(/^[\w.-]+$/), serverSchema)
      .default({})
      .describe('name -> how to reach the server'),
    timeout: z
      .int()
      .positive()
      .default(30_000)
      .describe('milliseconds that a server may take to start, and for each answer'),
  }),
  places: ({ list }) => Object.keys(list),
  async read(place, { options: { list, timeout }, signal }): Promise<Findings> {
    const server = list[place];
    if (!server) throw new BugError(`there is no server ${place}`);
    return toolsListedBy(
      () =>
        'url' in server
          ? openUrl(place, server, { timeout, signal })
          : openCommand(place, server, { timeout, signal }),
      ({ version }) => originOf(place, server, version),
    );
  },
});

function originOf(name: string, server: Server, version: string | undefined): Origin {
  const isUrl = 'url' in server;
  return {
    server: { name, ...(version ? { version } : {}), transport: isUrl ? 'http' : 'stdio' },
    source: { origin: 'live', ...(isUrl ? { url: server.url } : {}), licence: server.licence },
  };
}

async function openUrl(
  place: string,
  { url, headers }: z.infer<typeof urlSchema>,
  options: SessionOptions,
): Promise<ServerSession> {
  const { StreamableHTTPClientTransport } = await import(
    '@modelcontextprotocol/sdk/client/streamableHttp.js'
  );
  const values = Object.entries(headers).map(([header, name]) => [header, variable(name, place)] as const);
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: Object.fromEntries(values) },
  });
  // The SDK's own class does not fit its own interface under exactOptionalPropertyTypes.
  return openSession(place, transport as Parameters<typeof openSession>[1], {
    ...options,
    secrets: new Map(values.map(([header, value]) => [value, header])),
  });
}

function openCommand(
  place: string,
  server: z.infer<typeof commandSchema>,
  options: StartOptions,
): Promise<ServerSession> {
  const seen = server.env.map((name) => [name, variable(name, place)] as const);
  const { command, args } = server.network ? server : withoutNetwork(server, place);
  const secrets = new Map(seen.map(([name, value]) => [value, name]));
  return startServer(
    place,
    () => ({ command, args, environment: Object.fromEntries(seen), secrets }),
    options,
  );
}

/** The command in a network namespace of its own, in which even the loopback device is down. */
function withoutNetwork(
  { command, args }: { command: string; args: string[] },
  place: string,
): { command: string; args: string[] } {
  if (process.platform !== 'linux')
    throw new UsageError(
      `stages.harvest.servers.list.${place}: network: false works only on Linux, not on ${process.platform}`,
    );
  return { command: 'unshare', args: ['--user', '--map-root-user', '--net', '--', command, ...args] };
}

function variable(name: string, place: string): string {
  const value = environmentVariable(name);
  if (value === undefined)
    throw new UsageError(
      `stages.harvest.servers.list.${place} needs the environment variable ${name}, which is not set`,
    );
  return value;
}
