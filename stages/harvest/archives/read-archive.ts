// Archives of source from elsewhere: downloaded to a folder, checked, and read from there. One that was cut off is
// downloaded again; one that is there is not downloaded at all.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf, UnavailableError, UsageError } from '../../../pipeline/errors.ts';
import { signalLike, sleep } from '../../../pipeline/when-aborted.ts';
import { NotFoundError } from '../../github/sending.ts';
import { networkFault } from '../../network-fault.ts';
import type { FolderTexts } from '../static/read-folder.ts';
import { readTarball } from './tarball.ts';

interface Archive {
  /** What is in it, for good: a commit, a version. */
  readonly key: string;
  /** "sha512" and the digest in base64, as its registry states them. */
  readonly digest?: { readonly algorithm: string; readonly base64: string } | undefined;
  open(): Promise<ReadableStream<Uint8Array>>;
}

interface Reading {
  /** Where archives are kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
  note(message: string): void;
}

/** A download that broke off is tried again this often, with a pause (in milliseconds) that doubles. */
const attempts = 4;
const firstPause = 500;

/** In bytes. No repository that is read is larger, and no package that anybody installs. */
export const longestArchive = 512 * 2 ** 20;

/** A long download says after so many bytes that it is going on. */
const bytesPerNote = 20 * 2 ** 20;

/** Throws an UnavailableError where no attempt gave the whole archive. */
export async function readArchive(archive: Archive, reading: Reading): Promise<FolderTexts> {
  const file = join(reading.folder, createHash('sha256').update(archive.key).digest('hex').slice(0, 32));
  for (let failures = 0; ; ) {
    try {
      await fetchedTo(file, archive, reading);
      return await readTarball(createReadStream(file), reading.signal);
    } catch (cause) {
      reading.signal.throwIfAborted();
      await rm(file, { force: true });
      if (isFinal(cause)) throw cause;
      failures += 1;
      const why = networkFault(cause) ?? messageOf(cause);
      if (failures >= attempts)
        throw new UnavailableError(
          'download broke off',
          `${archive.key}: ${why}, ${failures} times in a row`,
          {
            cause,
          },
        );
      reading.note(`${archive.key}: the download broke off (${why}); trying again`);
      await sleep(firstPause * 2 ** failures, reading.signal);
    }
  }
}

/** What another download would not change, or what was tried again before. */
const isFinal = (cause: unknown): boolean =>
  cause instanceof NotFoundError || cause instanceof UsageError || cause instanceof UnavailableError;

/** The file is there as a whole or not at all. */
async function fetchedTo(file: string, archive: Archive, { folder, signal, note }: Reading): Promise<void> {
  if (await exists(file)) return;
  await mkdir(folder, { recursive: true });
  const part = `${file}.${randomUUID()}.part`; // runs share the folder
  try {
    const body = Readable.fromWeb((await archive.open()) as never); // web streams are the same at run time
    const sum = createHash(archive.digest?.algorithm ?? 'sha256');
    await pipeline(body, counted(archive.key, sum, note), createWriteStream(part), {
      signal: signalLike(signal),
    });
    const found = sum.digest('base64');
    if (archive.digest && found !== archive.digest.base64)
      throw new Error(`its digest is ${found}, expected ${archive.digest.base64}`);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Passes everything on, and stops at the limit. */
function counted(
  key: string,
  sum: { update(part: Buffer): unknown },
  note: (message: string) => void,
): Transform {
  let bytes = 0;
  return new Transform({
    transform(part: Buffer, _, done) {
      const before = bytes;
      bytes += part.length;
      sum.update(part);
      if (Math.floor(bytes / bytesPerNote) > Math.floor(before / bytesPerNote))
        note(`${key}: ${Math.round(bytes / 2 ** 20)} MB downloaded`);
      if (bytes <= longestArchive) done(null, part);
      else
        done(new UnavailableError('archive too large', `${key}: more than ${longestArchive / 2 ** 20} MB`));
    },
  });
}
