// Kills the processes that have a text among their arguments. On Linux; elsewhere nothing is found.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function killMarked(mark: string): Promise<void> {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  await Promise.all(
    processes.map(async (name) => {
      // A process that has ended meanwhile has no arguments.
      const args = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '');
      if (args.split('\0').includes(mark)) kill(Number(name));
    }),
  );
}

function kill(process_: number): void {
  try {
    process.kill(process_, 'SIGKILL');
  } catch {
    // it has just ended
  }
}
