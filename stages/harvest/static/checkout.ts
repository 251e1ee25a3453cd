// What git knows about a folder: its repository on GitHub and its commit. A foreign checkout may point anywhere, so
// only small files that really lie in the folder are read.
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { repositoryAt } from '../../github/repository-name.ts';
import type { Checkout } from './spec-from.ts';

/** In bytes. A config of git has a few hundred. */
const longestFile = 2 ** 20;

/** Empty if the folder is not a checkout. */
export async function checkoutOf(folder: string): Promise<Checkout> {
  const config = await textWithin(folder, 'config');
  const repository = config.split('\n').reduce<string | undefined>((found, line) => {
    const url = /^\s*url\s*=(.*)$/.exec(line)?.[1];
    return found ?? (url === undefined ? undefined : repositoryAt(url));
  }, undefined);
  const head = (await textWithin(folder, 'HEAD')).trim();
  const reference = /^ref: (refs(?:\/[\w-][\w.-]*)+)$/.exec(head)?.[1];
  const commit = reference === undefined ? head : (await textWithin(folder, reference)).trim();
  return { ...(repository ? { repository } : {}), ...(/^[0-9a-f]{40}$/.test(commit) ? { commit } : {}) };
}

/** A file below .git; empty if there is none, or if it lies elsewhere. */
async function textWithin(folder: string, path: string): Promise<string> {
  try {
    const real = await realpath(join(folder, '.git', path));
    const isInside = real.startsWith(`${await realpath(folder)}${sep}`);
    const entry = await lstat(real);
    return isInside && entry.isFile() && entry.size <= longestFile ? await readFile(real, 'utf8') : '';
  } catch (error) {
    // Not a checkout, or a worktree, or a packed reference. node:fs errors carry a code.
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
