// The texts of a repository out of its tarball, as a stream: nothing is written to disk, what cannot hold
// tools is skipped, links are not followed.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { isManifest } from '../static/manifest.ts';
import { type FolderTexts, most } from '../static/read-folder.ts';
import { languageOf, longestFile } from '../static/source.ts';

export async function readTarball(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  let bytes = 0;
  let isCut = false;
  const entries = extract();
  const isWanted = (path: string, size: number): boolean =>
    size <= longestFile &&
    !/(^|\/)(node_modules|\.venv|site-packages)\//.test(path) &&
    (isManifest(path) || languageOf(path.slice(path.lastIndexOf('.') + 1)) !== undefined);
  entries.on('entry', (header, stream, next) => {
    // GitHub puts everything into one folder named after the commit.
    const path = header.name.slice(header.name.indexOf('/') + 1);
    const size = header.size ?? 0;
    stream.on('end', next);
    if (header.type !== 'file' || !isWanted(path, size) || isCut) return void stream.resume();
    if (texts.size >= most.files || bytes + size > most.bytes) {
      isCut = true;
      return void stream.resume();
    }
    bytes += size;
    const parts: Buffer[] = [];
    stream.on('data', (part) => parts.push(part as Buffer)); // tar-stream gives buffers
    stream.on('end', () => texts.set(path, Buffer.concat(parts).toString('utf8')));
  });
  // Web and Node streams, and those of tar-stream, are the same at run time; their types are not.
  await pipeline(Readable.fromWeb(body as never), createGunzip(), entries as unknown as Writable, { signal });
  return { texts, isCut };
}
