// What a call changed in a workspace: each file with its hash before and after, and the change as a unified diff.
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import { hashOf } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import { linesOf } from './lines.ts';
import type { Tree } from './tree.ts';

export const filesTable = 'files';

/** Lines of context around a change, as diff and git show them. */
const context = 3;

/**
 * Lines removed and added. Texts that differ by more take long to compare, and nobody reads such a diff line by line.
 */
const mostDifferent = 2000;

/** In the order of the paths. */
export function fileChanges(before: Tree, after: Tree): StateChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === now) return [];
    return [
      { table: filesTable, key: path, before: row(old), after: row(now), diff: diffOf(path, old, now) },
    ];
  });
}

/** What a change says of a file. The text itself stands in the diffs. */
const row = (text: string | undefined): JsonObject | null =>
  text === undefined ? null : { hash: hashOf(text), lines: linesOf(text).length };

/** Undefined for a file that is not there. Applied to the one text, the diff gives the other. */
export function diffOf(path: string, before: string | undefined, after: string | undefined): string {
  const [from, to] = [before ?? '', after ?? ''];
  const names = {
    oldFileName: before === undefined ? '/dev/null' : `a/${path}`,
    newFileName: after === undefined ? '/dev/null' : `b/${path}`,
  };
  const { hunks } =
    structuredPatch(names.oldFileName, names.newFileName, from, to, undefined, undefined, {
      context,
      maxEditLength: mostDifferent,
    }) ?? everyLine(from, to);
  const patch = { ...names, oldHeader: undefined, newHeader: undefined, hunks };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** All lines of the one text removed, and all lines of the other added. */
function everyLine(from: string, to: string): Pick<StructuredPatch, 'hunks'> {
  const [removed, added] = [hunkLines('-', from), hunkLines('+', to)];
  const counts = { oldLines: linesOf(from).length, newLines: linesOf(to).length };
  return { hunks: [{ oldStart: 1, newStart: 1, ...counts, lines: [...removed, ...added] }] };
}

const hunkLines = (sign: string, text: string): string[] =>
  linesOf(text).flatMap(({ text: line, end }) => [
    `${sign}${line}${end === '\r\n' ? '\r' : ''}`,
    ...(end === '' ? ['\\ No newline at end of file'] : []),
  ]);
