// Processes of a benchmark: the endpoint and each contender run in their own, so that none of them measures
// the garbage of another.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { BugError } from '../pipeline/errors.ts';

export function child(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
}

export async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new BugError('the process was started without a pipe for its output');
  const [data] = await once(stdout, 'data');
  return String(data).trim();
}
