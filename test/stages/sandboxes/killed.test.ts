// A program that is killed leaves no process behind, however early: bubblewrap asks the kernel to end its child with it,
// and may be killed before it has asked.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startSupervised } from '../../../stages/mcp/supervised.ts';
import { bubblewrapCommand } from '../../../stages/sandboxes/bubblewrap/command.ts';
import { inDirectory } from '../../../stages/sandboxes/bubblewrap/directory.ts';
import { defaultLimits } from '../../../stages/sandboxes/sandbox.ts';
import { backends } from '../../support/sandboxes.ts';

const lack = backends.find(({ choice, language }) => choice === 'bubblewrap' && language === 'python')?.lack;

/** Processes with a text among their arguments. */
async function processesWith(text: string): Promise<string[]> {
  const commands = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(text));
}

it.skipIf(lack)('is gone when its end is told, however early it was killed', async () => {
  const name = `${randomUUID()}.py`;
  await inDirectory(async (directory) => {
    await writeFile(join(directory, name), 'while True: pass\n');
    const command = bubblewrapCommand({ language: 'python', directory, args: [name], limits: defaultLimits });
    for (let round = 0; round < 60; round += 1) {
      const child = startSupervised(command);
      await child.started;
      await sleep(round / 2);
      child.kill();
      await child.exited;
    }
    await sleep(200); // what has been killed may still be listed for a moment
    expect(await processesWith(name)).toEqual([]);
  });
});
