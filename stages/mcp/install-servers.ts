// Fetches the packaged MCP servers with npm. No install script of a package runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { UsageError } from '../../pipeline/errors.ts';
import { serverCache, serverVersions } from './server-cache.ts';

const installArguments = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs beside the cache folder and renames at the end, so that an interrupted install leaves nothing behind. */
export async function installServers(): Promise<void> {
  const cache = serverCache();
  const partial = `${cache}.${process.pid}.partial`;
  try {
    await mkdir(partial, { recursive: true });
    const manifest = { private: true, dependencies: serverVersions };
    await writeFile(join(partial, 'package.json'), JSON.stringify(manifest, null, 2));
    await runNpm(installArguments, partial);
    await rm(cache, { recursive: true, force: true });
    await rename(partial, cache);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  // On Windows npm is a batch file, which only a shell starts. The arguments are fixed words.
  const npm = spawn('npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  const [[exitCode], output] = await Promise.all([once(npm, 'close'), text(npm.stderr)]).catch((cause) => {
    throw new UsageError('cannot start npm; install npm, or put it on the PATH', { cause });
  });
  if (exitCode !== 0)
    throw new UsageError(
      `npm could not install the MCP servers (exit code ${exitCode}): ${firstErrors(output)}; ` +
        'nothing was changed',
    );
}

/** The first lines of what npm reports; after them it only repeats general advice. */
function firstErrors(output: string): string {
  const lines = output.split('\n').flatMap((line) => /^npm error (\S.*)/.exec(line)?.[1] ?? []);
  return lines.slice(0, 2).join('; ') || output.trim().slice(0, 300) || 'it printed nothing';
}
