// What the `servers` command lists and installs.
import type { ServerPackages } from '../../pipeline/commands/server-packages.ts';
import { installServers } from './install-servers.ts';
import { findPackage } from './installed.ts';
import { serverCache } from './server-cache.ts';
import { packagedServers } from './servers.ts';

export const serverPackages: ServerPackages = {
  cache: serverCache,
  list: () =>
    packagedServers.map((server) => ({
      name: server.name,
      package: `${server.package}@${server.version}`,
      script: findPackage(server)?.entry,
    })),
  install: installServers,
};
