// Every journal: what was put is there, also for another process, also after a kill; what was removed is
// gone.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { openJournal } from '../../pipeline/models/journal/file-journal.ts';
import { type Journal, journalKey, memoryJournal } from '../../pipeline/models/journal/journal.ts';
import { journaled } from '../../pipeline/models/journal/journaled.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { sharedJournal } from '../../pipeline/postgres/shared-journal.ts';
import { testCall } from '../support/call.ts';
import { root } from '../support/cli.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../support/postgres.ts';
import { sharedProcess } from '../support/shared-process.ts';
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

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await postgresServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());

async function withDatabase(use: (journal: Journal) => Promise<void>): Promise<void> {
  await using shared = await sharedProcess((await server?.database()) ?? '');
  await use(sharedJournal(shared, { note: () => {} }));
}

describe.each([
  ['memory', (use: (journal: Journal) => Promise<void>) => use(memoryJournal())] as const,
  ['file', withDirectory] as const,
  ...(hasPostgres ? [['shared', withDatabase] as const] : []),
])('the %s journal', (_, within) => {
  it('gives back what was put, and nothing else', () =>
    within(async (journal) => {
      await Promise.all(
        Array.from({ length: 100 }, (_, number) => journal.put(key(number), kept(`reply ${number} 🏘`))),
      );
      await journal.remove(key(7));
      expect(await journal.get(key(3))).toEqual(kept('reply 3 🏘'));
      expect(await journal.get(key(7))).toBeUndefined();
      expect(await journal.get(key(100))).toBeUndefined();
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
    import { openJournal } from ${JSON.stringify(join(root, 'pipeline/models/journal/file-journal.ts'))};
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

describe('a journal that is damaged', () => {
  const count = 50;
  const written = async (directory: string): Promise<string> => {
    await using journal = await openJournal(directory);
    for (let number = 0; number < count; number += 1)
      await journal.put(key(number), kept(`reply ${number} 🏘`));
    return join(directory, 'entries.jsonl');
  };
  const survivors = async (directory: string): Promise<{ found: number; damaged: number }> => {
    await using journal = await openJournal(directory);
    let found = 0;
    for (let number = 0; number < count; number += 1) {
      const entry = journal.get(key(number));
      // Nothing is ever read that was not written.
      if (entry) expect(entry).toEqual(kept(`reply ${number} 🏘`));
      if (entry) found += 1;
    }
    // It can be written on.
    await journal.put(key(count), kept('one more'));
    expect(journal.get(key(count))).toEqual(kept('one more'));
    return { found, damaged: journal.damaged };
  };

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'by a flipped byte loses one entry at most: %i',
    async (seed) => {
      await using directory = await tempDir();
      const path = await written(directory.path);
      const bytes = await readFile(path);
      const at = randomFor(seed, 'flip').integer(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (seed % 8));
      await writeFile(path, bytes);
      const { found, damaged } = await survivors(directory.path);
      expect(found).toBeGreaterThanOrEqual(count - 2); // two, where the end of a line is struck
      expect(damaged).toBe(1);
    },
  );

  it('by random bytes all over is empty', async () => {
    await using directory = await tempDir();
    const path = await written(directory.path);
    await writeFile(path, randomBytes((await readFile(path)).length));
    expect(await survivors(directory.path)).toMatchObject({ found: 0 });
  });

  it('by a cut loses what was cut off, and is written on', async () => {
    await using directory = await tempDir();
    const path = await written(directory.path);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 10));
    expect((await survivors(directory.path)).found).toBe(count - 1);
    expect(await survivors(directory.path)).toEqual({ found: count - 1, damaged: 1 }); // the torn line
  });

  it('while it is open gives nothing for the entry', async () => {
    await using directory = await tempDir();
    const path = await written(directory.path);
    await using journal = await openJournal(directory.path);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('reply 7 ', 'reply 8 '));
    expect(journal.get(key(7))).toBeUndefined();
    expect(journal.get(key(8))).toEqual(kept('reply 8 🏘'));
  });
});

it('lines of several processes do not mix', async () => {
  await using directory = await tempDir();
  const script = `
    import { openJournal } from ${JSON.stringify(join(root, 'pipeline/models/journal/file-journal.ts'))};
    import { journalKey } from ${JSON.stringify(join(root, 'pipeline/models/journal/journal.ts'))};
    const journal = await openJournal(${JSON.stringify(directory.path)});
    const own = process.argv[1];
    for (let number = 0; number < 300; number += 1)
      await journal.put(journalKey(own, 'unit', number), { reply: { content: own.repeat(3000) } });`;
  const children = ['a', 'b', 'c'].map((own) =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, own], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  await Promise.all(children.map((child) => once(child, 'close')));
  await using journal = await openJournal(directory.path);
  expect(journal.damaged).toBe(0);
  for (const own of ['a', 'b', 'c'])
    for (let number = 0; number < 300; number += 1)
      expect(journal.get(journalKey(own, 'unit', number))).toMatchObject({
        reply: { content: own.repeat(3000) },
      });
});

it('a journal of an older version is named, and not paid for again in silence', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'data.mdb'), '');
  await expect(openJournal(directory.path)).rejects.toThrow(
    `${directory.path} holds a journal of an older version, which cannot be read; name another directory`,
  );
});

it('a path that cannot be a directory is named in the error', async () => {
  const file = join(root, 'package.json', 'journal');
  await expect(openJournal(file)).rejects.toThrow(`${file}: the journal cannot be opened`);
});
