// Source `packages`: MCP servers installed from npm. Each is started as a child process and asked for its
// tools.
import { z } from 'zod';
import { BugError } from '../../../pipeline/errors.ts';
import { repeatedEntries } from '../../../pipeline/setting-problems.ts';
import { repositoryAt } from '../../github/repository-name.ts';
import { connect } from '../../mcp/connect.ts';
import {
  findPackage,
  type InstalledPackage,
  installedPackage,
  type PackageManifest,
} from '../../mcp/installed.ts';
import { type PackagedServer, packagedServers } from '../../mcp/servers.ts';
import type { StartOptions } from '../../mcp/start-server.ts';
import type { Origin } from '../normalize.ts';
import { toolsListedBy } from './listed.ts';
import { defineSource, type Findings } from './source.ts';

const names = packagedServers.map((server) => server.name);

export const packages = defineSource({
  name: 'packages',
  options: z.strictObject({
    servers: z
      .array(z.enum(names as [string, ...string[]]))
      .default(names)
      .describe('which of the packaged servers to ask'), // the list is not empty
    timeout: z
      .int()
      .positive()
      .default(20_000)
      .describe('milliseconds that a server may take to start, and for each answer'),
  }),
  check: async (options) => repeatedEntries(['servers'], options.servers),
  places: (options) => options.servers,
  async read(place, { options, signal, log }) {
    const server = packagedServers.find((candidate) => candidate.name === place);
    if (!server) throw new BugError(`there is no packaged server ${place}`);
    const missing = packagedServers
      .filter(({ name }) => options.servers.includes(name))
      .filter((each) => !findPackage(each));
    // Said once in a run, by the first of them.
    if (missing[0] === server) log.note(missingServers(missing.length, options.servers.length));
    return readServer(server, () => installedPackage(server), { timeout: options.timeout, signal });
  },
});

function missingServers(missing: number, wanted: number): string {
  const next = 'run `toolloom servers install`, then `toolloom run --retry-rejects "server not installed"`';
  return (
    `${missing} of ${wanted} MCP servers are not installed; the run continues without them. To add ` +
    `them, ${next}`
  );
}

/** The tools of one server, or why there are none. */
export const readServer = (
  server: PackagedServer,
  locate: () => InstalledPackage,
  options: StartOptions,
): Promise<Findings> =>
  toolsListedBy(
    async () => connect(server, locate(), options),
    ({ manifest, version }) => originOf(server, manifest, version),
  );

function originOf(server: PackagedServer, manifest: PackageManifest, version: string | undefined): Origin {
  const url = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url;
  const repository = repositoryAt(url ?? '');
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
