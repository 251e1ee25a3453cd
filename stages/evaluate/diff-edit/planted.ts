// Edits as an agent writes them, right or with one planted fault, of those that models are known to make.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { linesOf } from '../../workspaces/lines.ts';
import type { EditCase, EditFormat } from './cases.ts';
import { blockFaults, blocksText, rightBlocks } from './planted-blocks.ts';
import { patchFaults, patchText, rightHunks } from './planted-hunks.ts';
import { repeatedLines } from './wrong-lines.ts';

/** Names of the faults; `none` is the right edit. */
const editFaults: Readonly<Record<EditFormat, readonly string[]>> = {
  search_replace: ['none', ...Object.keys(blockFaults)],
  unified_diff: ['none', ...Object.keys(patchFaults)],
};

/** The faults that can be planted in an edit: not every file has a line twice. */
export function faultsFor({ format, before }: Pick<EditCase, 'format' | 'before'>): readonly string[] {
  const hasTwo = repeatedLines(linesOf(before).map(({ text }) => text)).length > 0;
  return editFaults[format].filter((fault) => fault !== 'two_matches' || hasTwo);
}

export interface WrittenEdit {
  readonly name: string;
  readonly arguments: JsonObject;
}

export function writtenEdit(edit: EditCase, fault: string, random: Random): WrittenEdit {
  const { format, path, before, after } = edit;
  const file = linesOf(before).map(({ text }) => text);
  if (format === 'search_replace') {
    const made = { blocks: rightBlocks(before, after), markers: undefined };
    const diff = blocksText((blockFaults[fault] ?? ((right) => right))(made, file, random));
    return { name: 'replace_in_file', arguments: { path, diff } };
  }
  const hunks = (patchFaults[fault] ?? ((right) => right))(rightHunks(before, after), file, random);
  return { name: 'apply_patch', arguments: { patch: patchText(path, hunks) } };
}
