// Opens a session with an MCP server of the user's own, started by a command or reached at a URL. A command runs
// in a fresh directory and sees PATH and the variables that it was allowed, but nothing else of the environment. It
// is not contained in any other way.
import { UsageError } from '../../pipeline/errors.ts';
import { environmentVariable } from '../../pipeline/process-env.ts';
import type { CommandServer, OwnServer, UrlServer } from '../../schemas/server.ts';
import { openSession, type ServerSession, type SessionOptions } from './session.ts';
import { type StartedServer, type StartOptions, startServer } from './start-server.ts';

interface Named {
  readonly name: string;
  /** Where the user wrote down how to reach it, for error messages. */
  readonly setting: string;
}

/** A started server has a directory; one at a URL has none. */
export const openOwnServer = (
  { server, ...named }: Named & { readonly server: OwnServer },
  options: StartOptions,
): Promise<ServerSession | StartedServer> =>
  'url' in server ? openUrl(named, server, options) : openCommand(named, server, options);

async function openUrl(
  { name: place, setting }: Named,
  { url, headers }: UrlServer,
  options: SessionOptions,
): Promise<ServerSession> {
  const { StreamableHTTPClientTransport } = await import(
    '@modelcontextprotocol/sdk/client/streamableHttp.js'
  );
  const values = Object.entries(headers).map(([header, name]) => [header, variable(name, setting)] as const);
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
  { name: place, setting }: Named,
  server: CommandServer,
  options: StartOptions,
): Promise<StartedServer> {
  const seen = server.env.map((name) => [name, variable(name, setting)] as const);
  const { command, args } = server.network ? server : withoutNetwork(server, setting);
  const secrets = new Map(seen.map(([name, value]) => [value, name]));
  return startServer(
    place,
    () => ({ command, args, environment: Object.fromEntries(seen), secrets }),
    options,
  );
}

/** The command in a network namespace of its own, in which even the loopback device is down. */
function withoutNetwork(
  { command, args }: Pick<CommandServer, 'command' | 'args'>,
  setting: string,
): { command: string; args: string[] } {
  if (process.platform !== 'linux')
    throw new UsageError(`${setting}: network: false works only on Linux, not on ${process.platform}`);
  return { command: 'unshare', args: ['--user', '--map-root-user', '--net', '--', command, ...args] };
}

function variable(name: string, setting: string): string {
  const value = environmentVariable(name);
  if (value === undefined)
    throw new UsageError(`${setting} needs the environment variable ${name}, which is not set`);
  return value;
}
