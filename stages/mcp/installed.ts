// Finds the package of an MCP server on this machine, in the version that toolloom is tested with.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { serverCache } from './server-cache.ts';
import { ServerError } from './server-failure.ts';
import type { PinnedPackage } from './servers.ts';

/** The path of a server's script, and the manifest of its package. */
export interface InstalledPackage {
  readonly entry: string;
  readonly manifest: PackageManifest;
}

const manifestSchema = z.looseObject({
  version: z.string(),
  license: z.string().optional(),
  repository: z.union([z.string(), z.looseObject({ url: z.string() })]).optional(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});
export type PackageManifest = z.infer<typeof manifestSchema>;

export function installedPackage(pinned: PinnedPackage): InstalledPackage {
  const found = findPackage(pinned);
  if (found) return found;
  const next = 'run `toolloom servers install`, then `toolloom run --retry-rejects "server not installed"`';
  throw new ServerError('not installed', `${pinned.package}@${pinned.version} is not installed; ${next}`);
}

/** Undefined where the package is not installed, or only in another version. */
export function findPackage({ package: name, version }: PinnedPackage): InstalledPackage | undefined {
  for (const modules of moduleFolders()) {
    const folder = join(modules, name);
    if (!existsSync(join(folder, 'package.json'))) continue;
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    const script = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin)[0];
    if (manifest.version !== version || script === undefined) continue;
    return { entry: join(folder, script), manifest };
  }
  return undefined;
}

/** The folders that Node would search from here, from the inside out, and then the cache. */
function moduleFolders(): string[] {
  const folders: string[] = [];
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules'));
    if (dirname(folder) === folder) return [...folders, join(serverCache(), 'node_modules')];
  }
}
