// The place in a file that is most like the lines of a block that was not found, and how it differs. An agent that
// reads this can mend its block without reading the file again.
import { distance } from 'fastest-levenshtein';

export interface Nearest {
  /** Index of its first line. */
  readonly start: number;
  readonly lines: readonly string[];
  /** Indexes in the block of the lines that differ. */
  readonly differing: readonly number[];
  /** Whether they differ by spaces at their ends alone. */
  readonly isSpaceOnly: boolean;
}

/** Longer lines are compared by their beginnings. */
const compared = 160;

/** So many places are compared letter by letter. */
const mostCompared = 8;

/** In lines. The beginning of a block is enough to find its place. */
const mostLines = 40;

/** Below this, nothing in the file is like the block: in shares of a line that is equal, for each line. */
const leastLike = 0.4;

/** Undefined where nothing is like the block. Of a long block, the beginning is looked for. */
export function nearestIn(file: readonly string[], whole: readonly string[]): Nearest | undefined {
  const search = whole.slice(0, mostLines);
  const wanted = search.map((line) => line.trim());
  const known = file.map((line) => line.trim());
  const [best] = placesLike(known, wanted)
    .map((start) => ({ start, like: likeness(known, wanted, start) }))
    .sort((a, b) => b.like - a.like || a.start - b.start);
  if (!best || best.like < leastLike * wanted.length) return undefined;
  const lines = file.slice(best.start, best.start + search.length);
  const differing = search.flatMap((line, index) => (lines[index] === line ? [] : [index]));
  return {
    start: best.start,
    lines,
    differing,
    isSpaceOnly: differing.every((index) => lines[index]?.trim() === wanted[index]),
  };
}

/** Where most lines are equal; where none is, where the first line that says something is like one of the file. */
function placesLike(file: readonly string[], search: readonly string[]): number[] {
  const last = Math.max(0, file.length - search.length);
  const starts = Array.from({ length: last + 1 }, (_, start) => start);
  const ranked = (like: (start: number) => number): { start: number; like: number }[] =>
    starts
      .map((start) => ({ start, like: like(start) }))
      .sort((a, b) => b.like - a.like || a.start - b.start)
      .slice(0, mostCompared);
  const equal = ranked((start) => equalLines(file, search, start));
  if ((equal[0]?.like ?? 0) > 0) return equal.map(({ start }) => start);
  const at = Math.max(
    0,
    search.findIndex((line) => line !== ''),
  );
  return ranked((start) => lineLikeness(search[at] ?? '', file[start + at])).map(({ start }) => start);
}

const equalLines = (file: readonly string[], search: readonly string[], start: number): number =>
  search.filter((line, index) => line !== '' && file[start + index] === line).length;

const likeness = (file: readonly string[], search: readonly string[], start: number): number =>
  search.reduce((sum, line, index) => sum + lineLikeness(line, file[start + index]), 0);

function lineLikeness(line: string, other: string | undefined): number {
  if (other === undefined) return 0;
  if (line === other) return 1;
  const [a, b] = [line.slice(0, compared), other.slice(0, compared)];
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}
