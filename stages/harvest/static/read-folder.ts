// The files of a folder that may declare tools or name their package and license. Links are not followed,
// large files are left out, and nothing is executed.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isManifest } from './manifest.ts';
import { languageOf, longestFile } from './source.ts';

/** A folder beyond these limits is a collection, not a server: reading stops, and `isCut` says so. */
export const most = { files: 20_000, bytes: 200 * 2 ** 20 };

export interface FolderTexts {
  /** Text by path from the folder, with slashes. Bytes that are not UTF-8 become replacement characters. */
  readonly texts: ReadonlyMap<string, string>;
  readonly isCut: boolean;
  /** Paths of files that were left out because they are larger than the limit for one file. */
  readonly tooLarge: readonly string[];
}

const never = new Set(['node_modules', '.git', '.venv', 'venv', '__pycache__', 'site-packages']);

export async function readFolder(root: string, signal: AbortSignal): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const tooLarge: string[] = [];
  let bytes = 0;
  for await (const path of sourcePaths(root, signal)) {
    const { size } = await stat(join(root, path));
    if (size > longestFile) {
      tooLarge.push(path);
      continue;
    }
    if (texts.size >= most.files || bytes + size > most.bytes) return { texts, isCut: true, tooLarge };
    bytes += size;
    texts.set(path, await readFile(join(root, path), 'utf8'));
  }
  return { texts, isCut: false, tooLarge };
}

/** The manifests and the files in a known language, from the folder on. */
async function* sourcePaths(root: string, signal: AbortSignal): AsyncGenerator<string> {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !never.has(entry.name)) waiting.push(path);
      const ending = entry.name.slice(entry.name.lastIndexOf('.') + 1);
      if (entry.isFile() && (isManifest(path) || languageOf(ending))) yield path;
    }
  }
}
