// Applies a unified diff to a tree: all of it, or nothing. Files are changed, made, removed, and renamed, as git does.
import { applyPatch, type StructuredPatch, type StructuredPatchHunk } from 'diff';
import { linesOf, usualEnd } from '../lines.ts';
import { filePath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { type Tree, textOf, withChanges } from '../tree.ts';
import { type HunkMode, hunkModes, unfitHunks } from './hunks.ts';
import { readPatch } from './patch-text.ts';

/** Lines of context that may differ. Lines that are removed, and those beside new ones, are always as they are. */
const mostFuzz = 2;

export interface PatchedFile {
  readonly path: string;
  readonly what: 'changed' | 'made' | 'removed' | 'renamed';
  readonly modes: readonly HunkMode[];
}

export interface Patched {
  readonly tree: Tree;
  readonly files: readonly PatchedFile[];
  readonly isRecounted: boolean;
}

/** Throws a RefusedCall that says for each hunk what stands in its way. */
export function patchTree(tree: Tree, text: string): Patched {
  const { patches, isRecounted } = readPatch(text);
  let patched = tree;
  const files: PatchedFile[] = [];
  for (const patch of patches) {
    const { changes, file } = changesOf(patched, patch);
    patched = withChanges(patched, changes);
    files.push(file);
  }
  return { tree: patched, files, isRecounted };
}

interface FileChange {
  readonly changes: ReadonlyMap<string, string | null>;
  readonly file: PatchedFile;
}

function changesOf(tree: Tree, patch: StructuredPatch): FileChange {
  const { from, to } = namesIn(tree, patch);
  if (
    patch.isBinary ||
    [patch.newMode, patch.oldMode].some((mode) => mode !== undefined && !/^100/.test(mode))
  )
    throw new RefusedCall(
      'NOT_TEXT',
      'Nothing was changed. A workspace holds text files alone, and no links.',
    );
  if (from === undefined && to !== undefined) return fileMade(tree, to, patch);
  if (from === undefined)
    throw new RefusedCall('MALFORMED_PATCH', 'Nothing was changed. The patch names no file.');
  const { text, modes } = patchedText(textOf(tree, from), patch.hunks, from);
  if (to === undefined) {
    if (text !== '')
      throw new RefusedCall(
        'NO_MATCH',
        `Nothing was changed. The patch removes ${from}, but not all of its lines.`,
      );
    return { changes: new Map([[from, null]]), file: { path: from, what: 'removed', modes } };
  }
  if (from === to) return { changes: new Map([[to, text]]), file: { path: to, what: 'changed', modes } };
  refuseExisting(tree, to);
  const changes = new Map([
    [from, patch.isCopy ? textOf(tree, from) : null],
    [to, text],
  ]);
  return { changes, file: { path: to, what: patch.isCopy ? 'made' : 'renamed', modes } };
}

function fileMade(tree: Tree, path: string, { hunks }: StructuredPatch): FileChange {
  refuseExisting(tree, path);
  const { text, modes } = patchedText('', hunks, path);
  return { changes: new Map([[path, text]]), file: { path, what: 'made', modes } };
}

function refuseExisting(tree: Tree, path: string): void {
  if (tree.has(path))
    throw new RefusedCall('EXISTS', `Nothing was changed. The patch makes ${path}, which is there already.`);
}

/** `from`: undefined for a file that is made. `to`: undefined for one that is removed. */
function namesIn(
  tree: Tree,
  { oldFileName, newFileName, isGit, isRename, isCopy, isCreate, isDelete }: StructuredPatch,
) {
  const [from, to] = [
    isCreate ? undefined : nameIn(tree, oldFileName, isGit),
    isDelete ? undefined : nameIn(tree, newFileName, isGit),
  ];
  // Without git's own lines, two names are two spellings of one file: cart.py.orig and cart.py.
  const isOne = from !== undefined && to !== undefined && !isRename && !isCopy;
  if (!isOne) return { from, to };
  const path = tree.has(to) ? to : from;
  return { from: path, to: path };
}

function nameIn(tree: Tree, given: string | undefined, isGit = false): string | undefined {
  if (given === undefined || given === '/dev/null') return undefined;
  const bare = given.replace(/\t.*$/, '').trimEnd();
  const short = bare.replace(/^[ab]\//, '');
  return filePath(!isGit && tree.has(bare) ? bare : short);
}

function patchedText(
  text: string,
  hunks: readonly StructuredPatchHunk[],
  path: string,
): { text: string; modes: readonly HunkMode[] } {
  const lines = linesOf(text);
  const file = lines.map((line) => line.text);
  const modes = hunkModes(file, hunks, path);
  const asItIs = applyPatch(text, asPatch(hunks), { autoConvertLineEndings: false });
  if (asItIs !== false) return { text: asItIs, modes };
  const fitted = asPatch(withEnd(hunks, usualEnd(lines)));
  for (let fuzzFactor = 0; fuzzFactor <= mostFuzz; fuzzFactor += 1) {
    const result = applyPatch(text, fitted, {
      fuzzFactor,
      autoConvertLineEndings: false,
      compareLine: (...[, line, , wanted]) => withoutReturn(line) === withoutReturn(wanted),
    });
    if (result !== false)
      return { text: result, modes: fuzzFactor === 0 ? modes : modes.map(() => 'fuzzy' as const) };
  }
  throw new RefusedCall('NO_MATCH', unfitHunks(file, hunks, path));
}

const asPatch = (hunks: readonly StructuredPatchHunk[]): StructuredPatch => ({
  oldFileName: undefined,
  newFileName: undefined,
  oldHeader: undefined,
  newHeader: undefined,
  hunks: [...hunks],
});

const withoutReturn = (line: string | undefined): string | undefined => line?.replace(/\r$/, '');

/** The lines that a patch adds, with the end that the file uses: agents do not see how lines end. */
const withEnd = (hunks: readonly StructuredPatchHunk[], end: '\n' | '\r\n'): StructuredPatchHunk[] =>
  hunks.map((hunk) => ({
    ...hunk,
    lines: hunk.lines.map((line, index) => {
      const bare = line.replace(/\r$/, '');
      const isLast = hunk.lines[index + 1]?.startsWith('\\') ?? false;
      return bare.startsWith('+') && end === '\r\n' && !isLast ? `${bare}\r` : bare;
    }),
  }));
