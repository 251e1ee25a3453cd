// How the Python child is started: a Node that may read two folders and the image and write nothing, makes no code of
// strings, starts no process and no thread, and has an empty environment.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerCommand } from '../../mcp/supervised.ts';
import { packageRoot } from '../../seeds.ts';

export const pyodideFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));

/** The Python that is part of the image. */
export const driver = (): string =>
  readFileSync(join(packageRoot(), 'data', 'sandboxes', 'python', 'driver.py'), 'utf8');

/** In MB. What JavaScript holds beside the memory of Python: files, and the interpreter that waits. */
const heap = 256;

export async function childCommand(image: string): Promise<ServerCommand> {
  const { script, readable } = await childScript();
  return {
    command: process.execPath,
    args: [
      '--experimental-vm-modules',
      '--no-warnings',
      '--disallow-code-generation-from-strings',
      `--max-old-space-size=${heap}`,
      permissionFlag(),
      ...[pyodideFolder(), image, ...readable].map((path) => `--allow-fs-read=${path}`),
      ...script,
    ],
    environment: {},
    directory: tmpdir(),
  };
}

/** Node 22.13 gave the flag its final name, and later removed the first one. */
function permissionFlag(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13) ? '--permission' : '--experimental-permission';
}

/** The package contains the child as JavaScript. In a checkout it is put together from its sources. */
async function childScript(): Promise<{ script: string[]; readable: string[] }> {
  if (!import.meta.url.endsWith('.ts')) {
    const path = fileURLToPath(new URL('./python-main.js', import.meta.url));
    return { script: [path], readable: [dirname(path)] };
  }
  fromSources ??= bundled();
  return { script: ['--input-type=module', '--eval', await fromSources], readable: [] };
}

let fromSources: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./python-main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  });
  return outputFiles[0]?.text ?? '';
}
