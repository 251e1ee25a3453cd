// What becomes of one edit: whether it applies, by which way of matching, and whether it makes the change that was
// asked for. Whether it applies is what Cline's evaluation counts; here the right text is known as well.
import type { JsonObject } from '../../../schemas/json.ts';
import { type MatchingMode, matchingModes } from '../../workspaces/edits/matching.ts';
import { patchTree } from '../../workspaces/edits/patch.ts';
import { replaceIn, toolModes } from '../../workspaces/edits/replace.ts';
import { filePath } from '../../workspaces/paths.ts';
import { RefusedCall } from '../../workspaces/refused-call.ts';
import { treeOf } from '../../workspaces/tree.ts';
import type { EditCase, EditFormat } from './cases.ts';

/** From the strictest on. Each finds what those before it find, and more. */
export const modesOf: Readonly<Record<EditFormat, readonly string[]>> = {
  search_replace: matchingModes,
  unified_diff: ['at_line', 'moved', 'recounted', 'fuzzy'],
};

/** The modes that the tools use. */
export const usedModes: Readonly<Record<EditFormat, readonly string[]>> = {
  search_replace: toolModes,
  unified_diff: modesOf.unified_diff,
};

export interface Attempt {
  /** `other`: it applies, but the text is not the one that was asked for. */
  readonly outcome: 'right' | 'other' | 'refused';
  /** Where it applies: the laxest mode that it needs. */
  readonly mode?: string;
  /** Where it is refused: why. */
  readonly code?: string;
  /** What a laxer way of matching than the tool's would make of an edit that is refused. */
  readonly laxer?: { readonly mode: string; readonly outcome: 'right' | 'other' };
}

export function attemptOf(edit: EditCase, given: JsonObject): Attempt {
  try {
    const { text, mode } =
      edit.format === 'search_replace' ? replaced(edit, given, toolModes) : patched(edit, given);
    return { outcome: outcomeOf(edit, text), mode };
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    const laxer = laxerOutcome(edit, given);
    return { outcome: 'refused', code: error.code, ...(laxer ? { laxer } : {}) };
  }
}

const outcomeOf = ({ after }: EditCase, text: string): 'right' | 'other' =>
  text === after ? 'right' : 'other';

interface Applied {
  readonly text: string;
  readonly mode: string;
}

function replaced(
  { before, path }: EditCase,
  { path: given, diff }: JsonObject,
  modes: readonly MatchingMode[],
): Applied {
  refuseOtherFile(path, String(given));
  const { text, matches } = replaceIn(before, String(diff), { path, modes });
  return {
    text,
    mode: laxest(
      matches.map(({ mode }) => mode),
      modesOf.search_replace,
    ),
  };
}

function patched({ before, path }: EditCase, { patch }: JsonObject): Applied {
  const { tree, files, isRecounted } = patchTree(treeOf({ [path]: before }), String(patch));
  const modes = files.flatMap((file) => file.modes);
  const text = tree.get(path);
  if (text === undefined || tree.size !== 1) return { text: text ?? '', mode: 'fuzzy' };
  return { text, mode: laxest([...modes, ...(isRecounted ? ['recounted'] : [])], modesOf.unified_diff) };
}

function refuseOtherFile(path: string, given: string): void {
  if (filePath(given) !== path) throw new RefusedCall('NOT_FOUND', `There is no file ${given}.`);
}

const laxest = (used: readonly string[], modes: readonly string[]): string =>
  modes.findLast((mode) => used.includes(mode)) ?? modes[0] ?? '';

function laxerOutcome(edit: EditCase, given: JsonObject): Attempt['laxer'] {
  if (edit.format !== 'search_replace') return undefined;
  try {
    const { text, mode } = replaced(edit, given, matchingModes);
    return { mode, outcome: outcomeOf(edit, text) };
  } catch (error) {
    if (error instanceof RefusedCall) return undefined;
    throw error;
  }
}
