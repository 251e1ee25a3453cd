// The journal in LMDB: a memory-mapped file that several processes can read and write, and that stays whole
// if a process is killed at any moment.
import { mkdir } from 'node:fs/promises';
import { messageOf, UsageError } from '../../errors.ts';
import type { Journal, Kept } from './journal.ts';

export async function openJournal(directory: string): Promise<Journal & AsyncDisposable> {
  const { open } = await import('lmdb');
  let database: ReturnType<typeof open<Buffer, Buffer>>;
  try {
    await mkdir(directory, { recursive: true });
    database = open<Buffer, Buffer>({ path: directory, keyEncoding: 'binary', encoding: 'binary' });
  } catch (cause) {
    const next = 'name another directory with --journal, or use --no-journal';
    throw new UsageError(`${directory}: the journal cannot be opened (${messageOf(cause)}); ${next}`, {
      cause,
    });
  }
  const bytesOf = (key: string): Buffer => Buffer.from(key, 'hex');
  return {
    get(key) {
      const found = database.get(bytesOf(key));
      return found === undefined ? undefined : (JSON.parse(found.toString('utf8')) as Kept); // written by put
    },
    async put(key, kept) {
      await database.put(bytesOf(key), Buffer.from(JSON.stringify(kept)));
    },
    async remove(key) {
      await database.remove(bytesOf(key));
    },
    async [Symbol.asyncDispose]() {
      await database.close();
    },
  };
}
