// Reads the texts of a repository or a package out of its tarball, as a stream. Files that cannot hold tools are
// skipped, and links are not followed.
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { signalLike } from '../../../pipeline/when-aborted.ts';
import { isManifest } from '../static/manifest.ts';
import { type FolderTexts, most } from '../static/read-folder.ts';
import { languageOf, longestFile } from '../static/source.ts';

/** In bytes. A gigabyte of zeros is a megabyte of gzip, and GitHub counts the megabyte. */
export const mostUnpacked = 2 ** 30;

export async function readTarball(body: Readable, signal: AbortSignal): Promise<FolderTexts> {
  const read = new TarballTexts();
  const entries = extract();
  entries.on('entry', (header, stream, next) => {
    stream.on('end', next);
    stream.on('error', () => {}); // the pipeline reports it
    const path = read.wantedPath(header);
    if (path === undefined) return void stream.resume();
    const parts: Buffer[] = [];
    stream.on('data', (part) => parts.push(part as Buffer)); // tar-stream gives buffers
    stream.on('end', () => read.texts.set(path, Buffer.concat(parts).toString('utf8')));
  });
  try {
    await pipeline(
      body,
      createGunzip(),
      upTo(mostUnpacked, () => read.isCut),
      entries as unknown as Writable, // it is one at run time
      { signal: signalLike(signal) },
    );
  } catch (error) {
    if (!(error instanceof EnoughError)) throw error;
    read.isCut = true;
  }
  const { texts, isCut, tooLarge } = read;
  return { texts, isCut, tooLarge };
}

/** The texts so far, and what was left out. */
class TarballTexts {
  readonly texts = new Map<string, string>();
  readonly tooLarge: string[] = [];
  isCut = false;
  #bytes = 0;

  /** The path of a file that is to be read; undefined for one that is skipped. */
  wantedPath({ name, size = 0, type }: Header): string | undefined {
    // GitHub and the registries put everything into one folder, which they name in their own ways.
    const path = name.slice(name.indexOf('/') + 1);
    if (type !== 'file' || !mayHoldTools(path) || this.isCut) return undefined;
    if (size > longestFile) this.tooLarge.push(path);
    if (size > longestFile) return undefined;
    this.isCut = this.texts.size >= most.files || this.#bytes + size > most.bytes;
    this.#bytes += this.isCut ? 0 : size;
    return this.isCut ? undefined : path;
  }
}

/** Enough has been read. Nothing is wrong with the stream. */
class EnoughError extends Error {
  override readonly name = 'EnoughError';
}

/** Passes on so many bytes, or fewer once there is enough. */
function upTo(longest: number, isEnough: () => boolean): Transform {
  let bytes = 0;
  return new Transform({
    transform(part: Buffer, _, done) {
      bytes += part.length;
      if (bytes > longest || isEnough()) done(new EnoughError());
      else done(null, part);
    },
  });
}

const mayHoldTools = (path: string): boolean =>
  !/(^|\/)(node_modules|\.venv|site-packages)\//.test(path) &&
  (isManifest(path) || languageOf(path.slice(path.lastIndexOf('.') + 1)) !== undefined);
