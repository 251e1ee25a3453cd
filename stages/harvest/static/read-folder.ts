// The texts of a folder that can hold tools or say whose they are. Links are not followed, what is large is
// left, and nothing is executed.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isManifest } from './manifest.ts';
import { languageOf, longestFile } from './source.ts';

/** Beyond these a folder is no server but a collection: reading stops, and says so. */
export const most = { files: 20_000, bytes: 200 * 2 ** 20 };

export interface FolderTexts {
  /** Path from the folder, with slashes -> text. What is not UTF-8 has replacement characters. */
  readonly texts: ReadonlyMap<string, string>;
  readonly isCut: boolean;
  /** Paths of files that were left out because they are larger than the limit for one file. */
  readonly tooLarge: readonly string[];
}

const never = new Set(['node_modules', '.git', '.venv', 'venv', '__pycache__', 'site-packages']);

export async function readFolder(root: string, signal: AbortSignal): Promise<FolderTexts> {
  const texts = new Map<string, string>();
  const tooLarge: string[] = [];
  const waiting = [''];
  let bytes = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !never.has(entry.name)) waiting.push(path);
      if (
        !entry.isFile() ||
        !(isManifest(path) || languageOf(entry.name.slice(entry.name.lastIndexOf('.') + 1)))
      )
        continue;
      const { size } = await stat(join(root, path));
      if (size > longestFile) tooLarge.push(path);
      if (size > longestFile) continue;
      if (texts.size >= most.files || bytes + size > most.bytes) return { texts, isCut: true, tooLarge };
      bytes += size;
      texts.set(path, await readFile(join(root, path), 'utf8'));
    }
  }
  return { texts, isCut: false, tooLarge };
}
