// The files of a directory with their texts.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Path -> text, in the order of paths; a folder has an empty text. A map, because an agent may name a file
 * "constructor". `isLeftOut` decides on paths below the directory.
 */
export async function filesIn(
  directory: string,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files: [string, string][] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path);
    if (isLeftOut(name)) continue;
    if (entry.isFile()) files.push([name, await readFile(path, 'utf8')]);
    else if (entry.isDirectory()) files.push([`${name}/`, '']);
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
