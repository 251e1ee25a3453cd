// The image of a started interpreter is kept in the user's cache folder: to start without one takes ten times as long.
// Its name says what it was made with; one of another version is never read.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOf } from '../../../pipeline/hash.ts';
import { environmentVariable } from '../../../pipeline/process-env.ts';

export interface ImageStore {
  read(): Promise<Uint8Array | undefined>;
  /** A cache that cannot be written costs time and nothing else. */
  write(image: Uint8Array): Promise<void>;
}

export function imageStore(madeWith: readonly string[]): ImageStore {
  const cache = environmentVariable('XDG_CACHE_HOME') ?? join(homedir(), '.cache');
  const path = join(
    cache,
    'toolloom',
    'python',
    `${hashOf([...madeWith, process.version]).slice(0, 16)}.image`,
  );
  let known: Uint8Array | undefined;
  return {
    async read() {
      known ??= await readFile(path).catch(() => undefined);
      return known;
    },
    async write(image) {
      known = image;
      const draft = `${path}.${process.pid}-${image.length}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, image, { mode: 0o600 });
        await rename(draft, path);
      } catch {
        await rm(draft, { force: true });
      }
    },
  };
}
