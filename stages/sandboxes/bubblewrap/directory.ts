// The directory of a session on the host: the files of a request go in, and what is text comes out.
import { chmod, chown, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../../pipeline/files/temporary-folder.ts';
import type { Files } from '../sandbox.ts';
import { isRoot, nobody } from './command.ts';

/** It lies in a folder that remains ours, whoever it is handed to: what a killed process leaves can be told by that. */
export async function newDirectory(): Promise<string> {
  const folder = await temporaryFolder();
  if (isRoot()) await chmod(folder, 0o711); // programs have to get through it
  const directory = join(folder, 'session');
  await mkdir(directory);
  return ownDirectory(directory);
}

export const removeDirectory = (directory: string): Promise<void> =>
  rm(dirname(directory), { recursive: true, force: true });

/** A directory of the session's own, which is gone afterwards. */
export async function inDirectory<Result>(use: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await newDirectory();
  try {
    return await use(directory);
  } finally {
    await removeDirectory(directory);
  }
}

/** Hands it to the user that programs run as. */
async function ownDirectory(path: string): Promise<string> {
  if (isRoot()) await chown(path, nobody, nobody);
  return path;
}

export async function writeTree(root: string, files: Files): Promise<void> {
  const owned = new Set<string>([root]);
  for (const [path, text] of Object.entries(files)) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    for (let folder = dirname(full); !owned.has(folder); folder = dirname(folder)) {
      owned.add(folder);
      await ownDirectory(folder);
    }
    await writeFile(full, text);
    await ownDirectory(full);
  }
}

/** Follows no link: where it leads is of the host. */
export async function readTree(root: string): Promise<Files> {
  const found: [string, string][] = [];
  await visit('');
  return Object.fromEntries(found);

  async function visit(folder: string): Promise<void> {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) {
        const text = textOf(await readFile(join(root, path)));
        if (text !== undefined) found.push([path, text]);
      }
    }
  }
}

/** How many entries a tree has, and how many bytes. Counts no further than `most` entries. */
export async function sizeOf(root: string, most: number): Promise<{ files: number; size: number }> {
  let [files, size] = [0, 0];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && files <= most; folder = folders.pop())
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      files += 1;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else
        size += await lstat(path).then(
          ({ size: bytes }) => bytes,
          () => 0,
        ); // gone meanwhile
    }
  return { files, size };
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
