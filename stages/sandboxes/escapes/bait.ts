// What attempts to escape are after: a file and a directory of the host, a port that listens, and a process. It shows
// what became of them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../../../pipeline/files/temporary-folder.ts';

export const secret = 'host secret';

export interface Bait extends AsyncDisposable {
  /** Puts everything back in place. */
  reset(): Promise<void>;
  /** The code with the places of the bait. `now` is the time in seconds. */
  filled(code: string): string;
  /** What was taken; undefined where nothing was. */
  taken(): Promise<string | undefined>;
}

/** `clock` tells the time of the host, in milliseconds. */
export async function layBait(clock: () => number): Promise<Bait> {
  const folder = await temporaryFolder();
  // A module, so that one can also try to import it.
  const file = join(folder, 'secret.mjs');
  const target = join(folder, 'target');
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    socket.on('error', () => {}); // whoever connects may leave at once
    socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let victim = newVictim();
  return {
    async reset() {
      hits = 0;
      await rm(target, { recursive: true, force: true });
      await mkdir(target, { mode: 0o777, recursive: true });
      await writeFile(file, `export default '${secret}';\n`);
      if (isGone(victim)) victim = newVictim();
      if (victim.pid === undefined) await once(victim, 'spawn');
    },
    filled: (code) =>
      code
        .replaceAll('SECRET', file)
        .replaceAll('TARGET', target)
        .replaceAll('PORT', String(port))
        .replace(/\bPID\b/g, String(victim.pid))
        .replace(/\bNOW\b/g, String(Math.floor(clock() / 1000))),
    async taken() {
      const written = await readdir(target).catch(() => []);
      if (written.length > 0) return `it wrote ${written.join(', ')} into a directory of the host`;
      if (hits > 0) return 'it connected to a port of the host';
      return isGone(victim) ? 'it ended a process of the host' : undefined;
    },
    async [Symbol.asyncDispose]() {
      victim.kill('SIGKILL');
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** It ends with us: its stdin closes. */
const newVictim = (): ChildProcess =>
  spawn(process.execPath, ['-e', 'process.stdin.resume()', 'toolloom-victim'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { TOOLLOOM_ESCAPE: '1' },
  });
