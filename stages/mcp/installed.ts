// Finds the package of an MCP server on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ServerError } from './server-failure.ts';

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

/** Looks where Node looks: in the node_modules of this folder and of each one above it. */
export function installedPackage(name: string): InstalledPackage {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const root = join(folder, 'node_modules', name);
    if (existsSync(join(root, 'package.json'))) {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
      const bin = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin)[0];
      if (bin === undefined) throw new ServerError('not installed', `${name} has no command`);
      return { entry: join(root, bin), manifest };
    }
    if (dirname(folder) === folder)
      throw new ServerError('not installed', `${name} is not installed; npm install ${name}`);
  }
}
