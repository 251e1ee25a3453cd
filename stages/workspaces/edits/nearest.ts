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

/** So many places have enough equal lines to be compared letter by letter. */
const mostCompared = 8;

/** Below this, nothing in the file is like the block: in shares of a line that is equal, for each line. */
const leastLike = 0.4;

/** Undefined where nothing is like the block. */
export function nearestIn(file: readonly string[], search: readonly string[]): Nearest | undefined {
  const wanted = search.map((line) => line.trim());
  const known = file.map((line) => line.trim());
  const starts = Array.from({ length: Math.max(1, file.length - search.length + 1) }, (_, start) => start);
  const candidates = starts
    .map((start) => ({ start, equal: equalLines(known, wanted, start) }))
    .sort((a, b) => b.equal - a.equal || a.start - b.start);
  const [most] = candidates;
  // Where no line is equal, every place is as good; single lines are compared all.
  const close = most?.equal === 0 ? candidates : candidates.slice(0, mostCompared);
  const [best] = close
    .map(({ start }) => ({ start, like: likeness(known, wanted, start) }))
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
