// Source `packages`: MCP servers installed from npm, started as child processes and asked for their tools.
import { z } from 'zod';
import { BugError } from '../../../pipeline/errors.ts';
import { type ConnectOptions, connect } from '../../mcp/connect.ts';
import { type InstalledPackage, installedPackage, type PackageManifest } from '../../mcp/installed.ts';
import { type PackagedServer, packagedServers } from '../../mcp/servers.ts';
import { ServerError } from '../../mcp/session.ts';
import { normalise, type Origin } from '../normalise.ts';
import { defineSource, type Found } from './source.ts';

const names = packagedServers.map((server) => server.name);

export const packages = defineSource({
  name: 'packages',
  options: z.strictObject({
    servers: z
      .array(z.enum(names as [string, ...string[]]))
      .default(names)
      .describe('which of the packaged servers'), // the list is not empty
    timeout: z
      .int()
      .positive()
      .default(20_000)
      .describe('milliseconds that a server may take to start or to answer'),
  }),
  places: (options) => options.servers,
  async read(place, { options, signal }) {
    const server = packagedServers.find((candidate) => candidate.name === place);
    if (!server) throw new BugError(`no packaged server ${place}`);
    return readServer(server, () => installedPackage(server.package), { timeout: options.timeout, signal });
  },
});

/** The tools of one server, or why there are none. */
export async function readServer(
  server: PackagedServer,
  locate: () => InstalledPackage,
  options: ConnectOptions,
): Promise<Found> {
  try {
    await using connection = await connect(server, locate(), options);
    const origin = originOf(server, connection.manifest, connection.version);
    return { tools: (await connection.listTools()).map((tool) => normalise(tool, origin)), rejects: [] };
  } catch (error) {
    if (!(error instanceof ServerError) || options.signal.aborted) throw error;
    return { tools: [], rejects: [{ reason: `server ${error.reason}`, detail: error.message }] };
  }
}

function originOf(server: PackagedServer, manifest: PackageManifest, version: string | undefined): Origin {
  const url = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url;
  const repository = /github\.com[/:]([^/]+\/[^/.#]+)/.exec(url ?? '')?.[1];
  return {
    server: { name: server.name, ...(version ? { version } : {}), transport: 'stdio' },
    source: {
      origin: 'live',
      package: `${server.package}@${manifest.version}`,
      ...(repository ? { repository, url: `https://github.com/${repository}` } : {}),
      licence: server.licence ?? manifest.license ?? 'NONE',
    },
  };
}
