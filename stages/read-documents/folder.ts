// The folder of a library: one that comes with toolloom, by its name, or one of the user's own, by its path.
import { readdir } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { packageRoot } from '../seeds.ts';
import { factsFileName } from './facts-file.ts';

/** A name without slashes is that of a library that comes with toolloom, if there is one. */
export async function folderOf(library: string): Promise<string> {
  const own = join(packageRoot(), 'data', 'libraries');
  const known = /^[\w-]+$/.test(library) ? await readdir(own) : [];
  return known.includes(library) ? join(own, library) : resolve(library);
}

export const nameOf = (folder: string): string => basename(folder);

/** Paths of the files in a folder, with forward slashes, in order. Hidden files and links are left out. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      )
      .filter((path) => path !== factsFileName && !/(?:^|\/)\./.test(path))
      .sort();
  } catch (cause) {
    throw new UsageError(`cannot read ${folder} (${messageOf(cause)}); expected a folder of documents`, {
      cause,
    });
  }
}
