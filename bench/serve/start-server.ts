// The command `serve` in a process of its own, which ends with its owner.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { firstLine } from '../children.ts';

interface Started extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

export async function startServer(run: string, most: number): Promise<Started> {
  const cli = join(import.meta.dirname, '..', '..', 'pipeline', 'cli.js');
  const args = ['serve', '--run', run, '--port', '0', '--json', '--max-sessions', String(most)];
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { url } = JSON.parse(await firstLine(child));
  return {
    url,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}
