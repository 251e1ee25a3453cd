// Where the lines of a SEARCH block stand in a file. Matching gets laxer in steps, and a step is only taken if the one
// before finds nothing:
//   exact       the lines as they are
//   whitespace  but for spaces at both ends, if the whole block is indented by the same amount too much or too little
//   anchors     by the first and the last line alone. No tool uses it, because it writes over lines that the agent has
//               never seen; the measurement of edits says how often (decision 0037).
import type { Block } from './blocks.ts';

export const matchingModes = ['exact', 'whitespace', 'anchors'] as const;
export type MatchingMode = (typeof matchingModes)[number];

export interface Match {
  /** Index of the first line, and of the line after the last one. */
  readonly start: number;
  readonly end: number;
  readonly mode: MatchingMode;
  /** What is put there: the REPLACE lines, indented as the file is. */
  readonly lines: readonly string[];
}

/** All places at which the first mode that finds any finds the block; empty if none does. */
export function matchesOf(
  file: readonly string[],
  { search, replace }: Block,
  modes: readonly MatchingMode[],
): Match[] {
  for (const mode of modes) {
    const found = placesOf(file, search, mode).flatMap(({ start, end }) => {
      const lines = mode === 'whitespace' ? reindented(file.slice(start, end), search, replace) : replace;
      return lines ? [{ start, end, mode, lines }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A block of blank lines has no place of its own, unless it is found as it is. */
export function placesOf(file: readonly string[], search: readonly string[], mode: MatchingMode): Place[] {
  if (search.length === 0) return [];
  if (mode === 'exact') return runsOf(file, search);
  const [known, wanted] = [file.map(trimmed), search.map(trimmed)];
  if (wanted.every((line) => line === '')) return [];
  return mode === 'whitespace' ? runsOf(known, wanted) : anchoredIn(known, wanted);
}

const trimmed = (line: string): string => line.trim();

/** Nobody reads of more places than these. */
export const mostPlaces = 100;

function runsOf(file: readonly string[], search: readonly string[]): Place[] {
  const places: Place[] = [];
  const [first] = search;
  for (let start = 0; start + search.length <= file.length && places.length < mostPlaces; start += 1)
    if (file[start] === first && search.every((line, index) => file[start + index] === line))
      places.push({ start, end: start + search.length });
  return places;
}

/** Shorter blocks are all anchor. */
const leastAnchored = 3;

function anchoredIn(file: readonly string[], search: readonly string[]): Place[] {
  if (search.length < leastAnchored) return [];
  const [first, last] = [search[0], search.at(-1)];
  const places: Place[] = [];
  for (let start = 0; start + search.length <= file.length; start += 1)
    if (file[start] === first && file[start + search.length - 1] === last)
      places.push({ start, end: start + search.length });
  return places;
}

/** Undefined where the block is not indented by one and the same amount more, or less, than the file. */
function reindented(
  file: readonly string[],
  search: readonly string[],
  replace: readonly string[],
): readonly string[] | undefined {
  const shifts = new Set(
    search.flatMap((line, index) =>
      line.trim() === '' ? [] : [shiftBetween(indentOf(line), indentOf(file[index] ?? ''))],
    ),
  );
  const [shift] = shifts;
  if (shifts.size !== 1 || shift === undefined) return undefined;
  const lines = replace.map((line) => shifted(line, shift));
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';

/**
 * "+  " for a file that is indented by two more spaces, "-  " for two less, "?" where neither begins with the other.
 */
function shiftBetween(search: string, file: string): string {
  if (file.endsWith(search)) return `+${file.slice(0, file.length - search.length)}`;
  return search.endsWith(file) ? `-${search.slice(0, search.length - file.length)}` : '?';
}

function shifted(line: string, shift: string): string | undefined {
  const indent = shift.slice(1);
  if (line.trim() === '' || shift === '+') return line;
  if (shift.startsWith('+')) return indent + line;
  return shift.startsWith('-') && line.startsWith(indent) ? line.slice(indent.length) : undefined;
}
