// The command line as a real child process, from the build that `npm test` makes first.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'dist', 'pipeline', 'cli.js');

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function start(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): { child: ChildProcess; result: Promise<Result> } {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += data));
  child.stderr?.on('data', (data) => (stderr += data));
  const result = once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
  return { child, result };
}

export const toolloom = (
  args: readonly string[],
  cwd: string,
  environment?: Record<string, string>,
): Promise<Result> => start(args, cwd, environment).result;
