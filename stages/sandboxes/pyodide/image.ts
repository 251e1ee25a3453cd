// The image of a started interpreter is kept in the user's cache folder: to start without one takes ten times as long.
// Its name says what it was made with; one of another version is never read, and goes when it has not been for a while.
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hashOf } from '../../../pipeline/hash.ts';
import { environmentVariable } from '../../../pipeline/process-env.ts';

export interface ImageStore {
  /** Children read the file themselves: it takes some 30 MB. */
  readonly path: string;
  exists(): Promise<boolean>;
  /** The image, where it could not be written. */
  readonly unwritten: Uint8Array | undefined;
  /** A cache that cannot be written costs time and memory, and nothing else. */
  write(image: Uint8Array): Promise<void>;
}

export function imageStore(madeWith: readonly string[]): ImageStore {
  const cache = environmentVariable('XDG_CACHE_HOME') ?? join(homedir(), '.cache');
  const name = hashOf([...madeWith, process.version]).slice(0, 16);
  const path = join(cache, 'toolloom', 'python', `${name}.image`);
  let unwritten: Uint8Array | undefined;
  return {
    path,
    exists: () =>
      access(path).then(
        () => true,
        () => false,
      ),
    get unwritten() {
      return unwritten;
    },
    async write(image) {
      const draft = `${path}.${process.pid}-${image.length}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, image, { mode: 0o600 });
        await rename(draft, path);
      } catch {
        unwritten = image;
        await rm(draft, { force: true }).catch(() => {});
        return;
      }
      await removeUnused(path).catch(() => {}); // what cannot be removed stays
    },
  };
}

/** In ms. Linux notes once a day that a file is read, and two versions in use must not remove each other's image. */
const unused = 2 * 24 * 3_600_000;

/**
 * Images of other versions, and drafts of processes that were killed. A process that still wants one of them makes it
 * again, and one that removes the same file at the same time does no harm.
 */
async function removeUnused(own: string): Promise<void> {
  const folder = dirname(own);
  const { mtimeMs: now } = await stat(own);
  const others = (await readdir(folder)).filter(
    (name) => /\.image(?:\.|$)/.test(name) && name !== basename(own),
  );
  for (const name of others) {
    const other = join(folder, name);
    const times = await stat(other).catch(() => undefined);
    if (times && Math.max(times.atimeMs, times.mtimeMs) < now - unused) await rm(other, { force: true });
  }
}
