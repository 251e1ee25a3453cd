// Applies SEARCH/REPLACE blocks to a text: all of them, or none. Every block is looked for in the text as it was, so
// their order does not matter; each must be found in exactly one place, and no two may meet.
import { type Line, lineCount, linesOf, textOfLines, usualEnd } from '../lines.ts';
import { RefusedCall } from '../refused-call.ts';
import { type Block, blocksIn } from './blocks.ts';
import { type Match, type MatchingMode, matchesOf, mostPlaces, placesOf } from './matching.ts';
import { nearestIn } from './nearest.ts';
import { listed, nearestText, rangeText, shownLine } from './shown-lines.ts';

/** How the tool matches. */
export const toolModes: readonly MatchingMode[] = ['exact', 'whitespace'];

export interface Replaced {
  readonly text: string;
  /** One for each block, in the order of the blocks. */
  readonly matches: readonly Match[];
}

/** Throws a RefusedCall that says for each block what stands in its way. */
export function replaceIn(
  text: string,
  diff: string,
  { path, modes = toolModes }: { readonly path: string; readonly modes?: readonly MatchingMode[] },
): Replaced {
  const blocks = blocksIn(diff);
  const lines = linesOf(text);
  const file = lines.map((line) => line.text);
  const [only] = blocks;
  if (only && blocks.length === 1 && only.search.length === 0 && lines.length === 0)
    return wholeText(only.replace);
  const faults: Fault[] = [];
  const matches = blocks.flatMap((block, index) => {
    const found = matchesOf(file, block, modes);
    const [match] = found;
    if (match && found.length === 1) return [match];
    const where = blocks.length === 1 ? 'The SEARCH block' : `SEARCH block ${index + 1} of ${blocks.length}`;
    faults.push(faultOf(block, { file, path, found, where }));
    return [];
  });
  if (faults.length > 0) throw refusalFor(faults);
  refuseOverlaps(matches);
  return { text: textOfLines(withMatches(lines, matches)), matches };
}

const wholeText = (lines: readonly string[]): Replaced => ({
  text: lines.map((line) => `${line}\n`).join(''),
  matches: [{ start: 0, end: 0, mode: 'exact', lines }],
});

interface Fault {
  readonly code: string;
  readonly text: string;
}

const refusalFor = (faults: readonly Fault[]): RefusedCall =>
  new RefusedCall(
    faults[0]?.code ?? '',
    ['Nothing was changed.', ...faults.map(({ text }) => text)].join('\n\n'),
  );

interface Looked {
  readonly file: readonly string[];
  readonly path: string;
  readonly found: readonly Match[];
  /** The block in words. */
  readonly where: string;
}

function faultOf({ search, replace }: Block, { file, path, found, where }: Looked): Fault {
  if (search.length === 0)
    return {
      code: 'EMPTY_SEARCH',
      text:
        `${where} is empty, which only fits an empty file, and ${path} has ${lineCount(file.length)}. ` +
        'Put the lines there that the new ones go before or after.',
    };
  if (found.length > 1) {
    const count = found.length < mostPlaces ? found.length : `${mostPlaces} and more`;
    const at = listed(found.map(({ start, end }) => rangeText(start, end)));
    return {
      code: 'AMBIGUOUS_MATCH',
      text:
        `${where} matches ${count} places in ${path}: lines ${at}. Add lines around it until it matches ` +
        'one of them alone.',
    };
  }
  const notFound = `${where} is not in ${path}.`;
  return { code: 'NO_MATCH', text: [notFound, ...hintsFor({ search, replace }, file)].join('\n') };
}

/** Of the lines that differ. */
const mostCompared = 6;

function hintsFor({ search, replace }: Block, file: readonly string[]): string[] {
  const done = placesOf(file, replace, 'exact');
  const [only] = done;
  if (only && done.length === 1 && replace.some((line) => line.trim() !== ''))
    return [
      `The REPLACE lines are in the file already (${rangeText(only.start, only.end)}): the change may ` +
        'have been made before.',
    ];
  const near = nearestIn(file, search);
  if (!near) return ['No lines of the file are like it. Read the file again.'];
  const { start, lines, differing, isSpaceOnly } = near;
  const how = isSpaceOnly
    ? ', but for spaces at the beginning or the end, by which they do not all differ alike'
    : lines.length > 1
      ? `; ${lineCount(differing.length)} ${differing.length === 1 ? 'differs' : 'differ'}`
      : '';
  return [
    `${nearestText(start, start + lines.length)}${how}:`,
    ...differing
      .slice(0, mostCompared)
      .flatMap((index) => [
        `  line ${start + index + 1} of the file: ${shownLine(lines[index])}`,
        `  line ${index + 1} of the block: ${shownLine(search[index])}`,
      ]),
  ];
}

function refuseOverlaps(matches: readonly Match[]): void {
  const sorted = matches.map((match, block) => ({ ...match, block })).sort((a, b) => a.start - b.start);
  for (const [index, { start, block }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && before.end > start)
      throw new RefusedCall(
        'OVERLAPPING_BLOCKS',
        `Nothing was changed. SEARCH blocks ${before.block + 1} and ${block + 1} both match line ${start + 1}. ` +
          'Make one block of them.',
      );
  }
}

/** New lines end as most lines of the file do, and the last line of the file ends as it did. */
function withMatches(lines: readonly Line[], matches: readonly Match[]): Line[] {
  const end = usualEnd(lines);
  const result: Line[] = [];
  let next = 0;
  for (const match of matches.toSorted((a, b) => a.start - b.start)) {
    result.push(...lines.slice(next, match.start));
    const isLast = match.end === lines.length;
    const lastEnd = isLast ? (lines.at(-1)?.end ?? end) : end;
    result.push(
      ...match.lines.map((text, index) => ({ text, end: index === match.lines.length - 1 ? lastEnd : end })),
    );
    next = match.end;
  }
  return [...result, ...lines.slice(next)];
}
