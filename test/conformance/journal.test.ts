// Every journal: what was put is there, also for another process, also after a kill; what was removed is
// gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Journal, journalKey, memoryJournal } from '../../pipeline/models/journal/journal.ts';
import { journaled } from '../../pipeline/models/journal/journaled.ts';
import { openJournal } from '../../pipeline/models/journal/lmdb-journal.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { testCall } from '../support/call.ts';
import { root } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const kept = (content: string) => ({
  reply: { content, toolCalls: [], finish: 'stop' as const, usage: noUsage },
});
const key = (number: number): string => journalKey('f', 'unit', number);

async function withDirectory(use: (journal: Journal) => Promise<void>): Promise<void> {
  await using directory = await tempDir();
  await using journal = await openJournal(directory.path);
  await use(journal);
}

describe.each([
  ['memory', (use: (journal: Journal) => Promise<void>) => use(memoryJournal())],
  ['lmdb', withDirectory],
])('the %s journal', (_, within) => {
  it('gives back what was put, and nothing else', () =>
    within(async (journal) => {
      await Promise.all(
        Array.from({ length: 100 }, (_, number) => journal.put(key(number), kept(`reply ${number} 🏘`))),
      );
      await journal.remove(key(7));
      expect(journal.get(key(3))).toEqual(kept('reply 3 🏘'));
      expect(journal.get(key(7))).toBeUndefined();
      expect(journal.get(key(100))).toBeUndefined();
    }));

  it('asks once for each text that is to be embedded', () =>
    within(async (journal) => {
      const asked: string[] = [];
      const model = {
        name: 'm',
        complete: async () => kept('').reply,
        embed: async (texts: readonly string[]) => {
          asked.push(...texts);
          return texts.map((text) => Float32Array.of(text.length, 1));
        },
      };
      const embed = (unit: string, texts: string[]) =>
        journaled(model, { journal, unit }).embed(texts, testCall());
      await embed('one', ['a', 'bb']);
      expect(await embed('two', ['ccc', 'bb', 'a'])).toEqual([
        Float32Array.of(3, 1),
        Float32Array.of(2, 1),
        Float32Array.of(1, 1),
      ]);
      expect(asked).toEqual(['a', 'bb', 'ccc']);
    }));
});

it('what a process wrote before it was killed is there for the next one, and for one that reads meanwhile', async () => {
  await using directory = await tempDir();
  await using reader = await openJournal(directory.path);
  const script = `
    import { openJournal } from ${JSON.stringify(join(root, 'pipeline/models/journal/lmdb-journal.ts'))};
    import { journalKey } from ${JSON.stringify(join(root, 'pipeline/models/journal/journal.ts'))};
    const journal = await openJournal(${JSON.stringify(directory.path)});
    for (let number = 0; ; number += 1) {
      await journal.put(journalKey('f', 'unit', number), { reply: { content: 'reply ' + number } });
      process.stdout.write(number + '\\n');
    }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  while (said.split('\n').length < 200) await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  const last = Number(said.trim().split('\n').at(-1));
  await using next = await openJournal(directory.path);
  for (const journal of [next, reader])
    for (let number = 0; number <= last; number += 1)
      expect(journal.get(key(number))).toMatchObject({ reply: { content: `reply ${number}` } });
});

it('a path that cannot be a directory is named in the error', async () => {
  const file = join(root, 'package.json', 'journal');
  await expect(openJournal(file)).rejects.toThrow(`${file}: the journal cannot be opened`);
});
