// A script of a few lines that imports the project's own modules, as a process that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './cli.ts';

/** The URL to import a module of the project by, such as `pipeline/files/lock.ts`. */
export function moduleUrl(path: string): string {
  return JSON.stringify(pathToFileURL(join(root, path)).href);
}

/** Starts a script and waits for its first word. Fails when it ends without one. */
export async function startScript(script: string, args: readonly string[] = []): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').then(([code]) => Promise.reject(new Error(`it ended with ${code}`)));
  ended.catch(() => {}); // whoever started it kills it
  await Promise.race([once(child.stdout, 'data'), ended]);
  return child;
}
