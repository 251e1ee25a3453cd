// Starts one of the packaged servers of servers.ts. A harvested server is never started.
import type { InstalledPackage, PackageManifest } from './installed.ts';
import type { PackagedServer } from './servers.ts';
import { type StartedServer, type StartOptions, startServer } from './start-server.ts';

export interface Connection extends StartedServer {
  readonly manifest: PackageManifest;
}

export async function connect(
  server: PackagedServer,
  { entry, manifest }: InstalledPackage,
  options: StartOptions,
): Promise<Connection> {
  const launchIn = (directory: string) => ({
    command: process.execPath,
    args: [entry, ...(server.args?.(directory) ?? [])],
    environment: server.environment?.(directory) ?? {},
  });
  return { ...(await startServer(server.name, launchIn, options)), manifest };
}
