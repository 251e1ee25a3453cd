// The command line inside a shell, for what only a shell can set up: pipes that close early, limits, redirects.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Result, root } from './cli.ts';

/** Runs a bash script in which `toolloom` is the built command. */
export async function shell(script: string, cwd: string): Promise<Result> {
  const command = join(root, 'dist', 'pipeline', 'cli.js');
  const child = spawn('bash', ['-c', `toolloom() { '${process.execPath}' '${command}' "$@"; }\n${script}`], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
