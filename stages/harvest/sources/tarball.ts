// Reads the texts of a repository out of its tarball, as a stream. Nothing is written to disk, files that
// cannot hold tools are skipped, and links are not followed.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { isManifest } from '../static/manifest.ts';
import { type FolderTexts, most } from '../static/read-folder.ts';
import { languageOf, longestFile } from '../static/source.ts';

export async function readTarball(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const tooLarge: string[] = [];
  let bytes = 0;
  let isCut = false;
  /** The path of a file that is to be read; undefined for one that is skipped. */
  const wantedPath = ({ name, size = 0, type }: Header): string | undefined => {
    // GitHub puts everything into one folder named after the commit.
    const path = name.slice(name.indexOf('/') + 1);
    if (type !== 'file' || !mayHoldTools(path) || isCut) return undefined;
    if (size > longestFile) tooLarge.push(path);
    if (size > longestFile) return undefined;
    isCut = texts.size >= most.files || bytes + size > most.bytes;
    bytes += isCut ? 0 : size;
    return isCut ? undefined : path;
  };
  const entries = extract();
  entries.on('entry', (header, stream, next) => {
    stream.on('end', next);
    const path = wantedPath(header);
    if (path === undefined) return void stream.resume();
    const parts: Buffer[] = [];
    stream.on('data', (part) => parts.push(part as Buffer)); // tar-stream gives buffers
    stream.on('end', () => texts.set(path, Buffer.concat(parts).toString('utf8')));
  });
  // Web and Node streams, and those of tar-stream, are the same at run time; their types are not.
  await pipeline(Readable.fromWeb(body as never), createGunzip(), entries as unknown as Writable, { signal });
  return { texts, isCut, tooLarge };
}

const mayHoldTools = (path: string): boolean =>
  !/(^|\/)(node_modules|\.venv|site-packages)\//.test(path) &&
  (isManifest(path) || languageOf(path.slice(path.lastIndexOf('.') + 1)) !== undefined);
