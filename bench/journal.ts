// The journal: 100,000 entries of 4 KB, written as units write them (64 at a time, each awaited), read, and
// read again after reopening; compared with appending the same lines to a file with one fsync at the end.
// Usage: npm run bench -- journal.js [ENTRIES]
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { BugError } from '../pipeline/errors.ts';
import { openJournal } from '../pipeline/models/journal/file-journal.ts';
import { journalKey } from '../pipeline/models/journal/journal.ts';
import { noUsage } from '../pipeline/money/usage.ts';

const entries = Number(process.argv[2] ?? 100_000);
const content = 'This is what a model might have said. '.repeat(108);
const kept = (number: number) => ({
  reply: { content: `${number} ${content}`, toolCalls: [], finish: 'stop' as const, usage: noUsage },
});
const keys = Array.from({ length: entries }, (_, number) => journalKey('0'.repeat(64), `unit-${number}`, 0));
const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));

async function measureTime(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const floor = await measureTime(async () => {
  await using file = await open(join(directory, 'lines'), 'w');
  const lines: string[] = [];
  for (let number = 0; number < entries; number += 1) {
    lines.push(`${keys[number]}${JSON.stringify(kept(number))}\n`);
    if (lines.length === 64) await file.appendFile(lines.splice(0).join(''));
  }
  await file.appendFile(lines.join(''));
  await file.datasync();
});

let journal = await openJournal(directory);
const written = await measureTime(async () => {
  const limit = pLimit(64);
  await Promise.all(keys.map((key, number) => limit(() => journal.put(key, kept(number)))));
});
const readAll = async (): Promise<void> => {
  for (const [number, key] of keys.entries()) {
    const found = journal.get(key);
    if (!found || !('reply' in found) || !found.reply.content.startsWith(`${number} `))
      throw new BugError(`entry ${number} of the journal is not what was put there`);
  }
};
const read = await measureTime(readAll);
await journal[Symbol.asyncDispose]();
const reopened = await measureTime(async () => {
  journal = await openJournal(directory);
  await readAll();
});
await journal[Symbol.asyncDispose]();
const { size } = await stat(join(directory, 'entries.jsonl'));
const payload = entries * JSON.stringify(kept(0)).length;

const row = (name: string, seconds: number): void =>
  console.log(
    [
      name.padEnd(28),
      seconds.toFixed(2).padStart(7),
      's  ',
      (seconds / floor).toFixed(2).padStart(6),
      'of the floor',
    ].join(' '),
  );
console.log(`${entries} entries of ${(payload / entries / 1024).toFixed(1)} KB`);
row('floor: lines, one fsync', floor);
row('written, each awaited', written);
row('read', read);
row('reopened and read', reopened);
console.log(`${'disk over payload'.padEnd(28)} ${(size / payload).toFixed(2).padStart(7)}`);
await rm(directory, { recursive: true });
