// The files of a workspace: an immutable map from paths to texts, within budgets. Folders are where files are, and
// there are no links. A change makes another tree.
import type { Files } from '../../schemas/program.ts';
import { longestFile, mostFiles, mostText } from './limits.ts';
import { filePath, halfCharacter } from './paths.ts';
import { RefusedCall } from './refused-call.ts';

/** In the order of their paths. */
export type Tree = ReadonlyMap<string, string>;

/** Throws a RefusedCall if the files are none that a workspace can hold. */
export function treeOf(files: Files): Tree {
  return checked(new Map(Object.entries(files).map(([path, text]) => [filePath(path), text])));
}

export const filesOf = (tree: Tree): Files => Object.fromEntries(tree);

/** What becomes of files: their new text, or null for one that is removed. */
export type Changes = ReadonlyMap<string, string | null>;

/** Throws a RefusedCall where the tree would become too large, or a file would stand where a folder is. */
export function withChanges(tree: Tree, changes: Changes): Tree {
  const files = new Map(tree);
  for (const [path, text] of changes) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return checked(files);
}

/** The text of a file, or a RefusedCall that names files like it. */
export function textOf(tree: Tree, path: string): string {
  const text = tree.get(path);
  if (text !== undefined) return text;
  if (isFolder(tree, path)) throw new RefusedCall('NOT_A_FILE', `${path} is a folder.`);
  const like = namesLike(tree, path);
  throw new RefusedCall(
    'NOT_FOUND',
    `There is no file ${path}.${like.length > 0 ? ` Did you mean ${like.join(' or ')}?` : ''}`,
  );
}

export const isFolder = (tree: Tree, path: string): boolean =>
  path === '' || [...tree.keys()].some((file) => file.startsWith(`${path}/`));

/** Files of the same name in other folders, and of the same path in another case. */
function namesLike(tree: Tree, path: string): string[] {
  const name = nameOf(path).toLowerCase();
  return [...tree.keys()].filter((file) => nameOf(file).toLowerCase() === name).slice(0, 3);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function checked(files: Map<string, string>): Tree {
  if (files.size > mostFiles) throw tooMuch(`more than ${mostFiles} files`);
  let size = 0;
  for (const [path, text] of files) {
    if (text.length > longestFile)
      throw tooMuch(`a file of more than ${longestFile} characters, which ${path} would be`);
    if (halfCharacter.test(text))
      throw new RefusedCall(
        'INVALID_TEXT',
        `The text of ${path} has half of a character (a lone surrogate).`,
      );
    size += text.length;
  }
  if (size > mostText) throw tooMuch(`more than ${mostText} characters`);
  for (const path of files.keys()) refuseFileAsFolder(path, files);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const tooMuch = (what: string): RefusedCall =>
  new RefusedCall('TOO_LARGE', `A workspace does not hold ${what}.`);

function refuseFileAsFolder(path: string, files: ReadonlyMap<string, string>): void {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (files.has(folder))
      throw new RefusedCall('NOT_A_FOLDER', `${folder} is a file, so ${path} cannot be in it.`);
  }
}
