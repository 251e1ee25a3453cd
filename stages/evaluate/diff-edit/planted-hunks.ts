// Hunks of a unified diff that make a change, and what can be wrong with them.
import { type StructuredPatchHunk, structuredPatch } from 'diff';
import type { Random } from '../../../pipeline/hash.ts';
import { repeatedLines, staleLine, withOne } from './wrong-lines.ts';

/** A hunk without a header has none of its own in the text. */
type WrittenHunk = StructuredPatchHunk & { readonly isBare?: true };

export function rightHunks(before: string, after: string): WrittenHunk[] {
  return structuredPatch('', '', before, after, undefined, undefined, { context: 3 }).hunks;
}

export const patchText = (path: string, hunks: readonly WrittenHunk[]): string =>
  [
    `--- a/${path}`,
    `+++ b/${path}`,
    ...hunks.flatMap(({ isBare, oldStart, oldLines, newStart, newLines, lines }) => [
      ...(isBare ? [] : [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`]),
      ...lines,
    ]),
    '',
  ].join('\n');

type PatchFault = (right: readonly WrittenHunk[], file: readonly string[], random: Random) => WrittenHunk[];

const moved = (hunk: WrittenHunk, by: number): WrittenHunk => ({
  ...hunk,
  oldStart: Math.max(1, hunk.oldStart + by),
  newStart: Math.max(1, hunk.newStart + by),
});

export const patchFaults: Readonly<Record<string, PatchFault>> = {
  /** A line that the file no longer has, removed or as context. */
  stale: (hunks, _, random) =>
    withOne(hunks, { random }, (hunk) => ({
      ...hunk,
      lines: withOne(
        hunk.lines,
        { random, fits: (line) => /^[- ].*[A-Za-z]{2}/.test(line) },
        (line) => line.slice(0, 1) + staleLine(line.slice(1)),
      ),
    })),
  /** Context and removed lines without their indentation. */
  indented: (hunks, _, random) =>
    withOne(hunks, { random }, (hunk) => ({
      ...hunk,
      lines: hunk.lines.map((line) =>
        /^[- ]/.test(line) ? line.slice(0, 1) + line.slice(1).trimStart() : line,
      ),
    })),
  /** A repeated line without context, at a line number where it is not. */
  two_matches: (hunks, file, random) => {
    const line = random.pick(repeatedLines(file));
    const [start = 1] = file.flatMap((each, index) => (each === line ? [] : [index + 1]));
    const hunk = {
      oldStart: start,
      oldLines: 1,
      newStart: start,
      newLines: 1,
      lines: [`-${line}`, `+${line} `],
    };
    return [hunk, ...hunks.slice(1)];
  },
  /** Without the line that begins the first hunk. */
  malformed: ([first, ...others]) => [...(first ? [{ ...first, isBare: true as const }] : []), ...others],
  /** Line numbers that are off, all by the same amount. */
  shifted: (hunks, _, random) => {
    const by = random.pick([-7, -3, 3, 11]);
    return hunks.map((hunk) => moved(hunk, by));
  },
  /** Headers that promise more lines than come. */
  miscounted: (hunks) =>
    hunks.map((hunk) => ({ ...hunk, oldLines: hunk.oldLines + 1, newLines: hunk.newLines + 2 })),
};
