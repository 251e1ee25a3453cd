// The folder that `toolloom servers install` fetches into: `toolloom/servers/ID` in the user's cache folder. The ID
// is a hash of the versions, so releases of toolloom that use other versions do not disturb each other.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../pipeline/hash.ts';
import { environmentVariable } from '../../pipeline/process-env.ts';
import { packagedServers } from './servers.ts';

/** The versions to install, as a manifest lists them. */
export const serverVersions: Readonly<Record<string, string>> = Object.fromEntries(
  packagedServers.map((server) => [server.package, server.version]),
);

export function serverCache(): string {
  const cache = environmentVariable('XDG_CACHE_HOME') ?? join(homedir(), '.cache');
  return join(cache, 'toolloom', 'servers', hashOf(serverVersions).slice(0, 12));
}
