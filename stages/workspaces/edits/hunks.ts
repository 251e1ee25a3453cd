// Where the hunks of a patch belong in a file. The library `diff` applies them; it takes the nearest place that fits,
// so a hunk that fits several places and stands at none of them is refused before.
import type { StructuredPatchHunk } from 'diff';
import { RefusedCall } from '../refused-call.ts';
import { placesOf } from './matching.ts';
import { nearestIn } from './nearest.ts';
import { listed, nearestText, shownLine } from './shown-lines.ts';

export type HunkMode = 'at_line' | 'moved' | 'fuzzy';

/** The lines that a hunk wants to find, without line ends. */
export const oldLinesOf = ({ lines }: Pick<StructuredPatchHunk, 'lines'>): string[] =>
  lines.filter((line) => /^[- ]/.test(line)).map((line) => line.slice(1).replace(/\r$/, ''));

/** One mode for each hunk. Throws a RefusedCall for a hunk whose place is a guess. */
export function hunkModes(
  file: readonly string[],
  hunks: readonly StructuredPatchHunk[],
  path: string,
): HunkMode[] {
  let drift = 0;
  return hunks.map((hunk, index) => {
    const wanted = oldLinesOf(hunk);
    if (wanted.length === 0) {
      if (file.length > 0) throw withoutContext(index, path);
      return 'at_line';
    }
    const stated = hunk.oldStart - 1;
    const places = placesOf(file, wanted, 'exact').map(({ start }) => start);
    // Where the hunks before it were moved, the library looks there first.
    const place = [stated + drift, stated].find((start) => places.includes(start)) ?? places[0];
    if (place === undefined) return 'fuzzy';
    const isExpected = place === stated || place === stated + drift;
    if (!isExpected && places.length > 1) throw ambiguous({ hunk, index, path, places });
    drift = place - stated;
    return drift === 0 ? 'at_line' : 'moved';
  });
}

const withoutContext = (index: number, path: string): RefusedCall =>
  new RefusedCall(
    'NO_CONTEXT',
    `Nothing was changed. Hunk ${index + 1} of ${path} has no line that is there already, so its place cannot be ` +
      'checked. Add the lines before and after the new ones, each with a space in front.',
  );

interface Unplaced {
  readonly hunk: StructuredPatchHunk;
  readonly index: number;
  readonly path: string;
  readonly places: readonly number[];
}

const ambiguous = ({ hunk, index, path, places }: Unplaced): RefusedCall =>
  new RefusedCall(
    'AMBIGUOUS_MATCH',
    `Nothing was changed. Hunk ${index + 1} of ${path} is not at line ${hunk.oldStart}, and fits ${places.length} ` +
      `other places: lines ${listed(places.map((place) => String(place + 1)))}. Correct its line number, or add lines ` +
      'around it.',
  );

/** What stands in the way of each hunk, and which would fit. */
export function unfitHunks(
  file: readonly string[],
  hunks: readonly StructuredPatchHunk[],
  path: string,
): string {
  const fits = hunks.flatMap((hunk, index) =>
    placesOf(file, oldLinesOf(hunk), 'exact').length > 0 ? [index + 1] : [],
  );
  const unfit = hunks.flatMap((hunk, index) =>
    fits.includes(index + 1) ? [] : [unfitText(file, hunk, index)],
  );
  const others = fits.length > 0 ? [`Hunks that would fit: ${fits.join(', ')}.`] : [];
  const why = unfit.length > 0 ? unfit : ['Its hunks overlap, or are not in the order of the file.'];
  return [`Nothing was changed. The patch does not apply to ${path}.`, ...why, ...others].join('\n\n');
}

function unfitText(file: readonly string[], hunk: StructuredPatchHunk, index: number): string {
  const wanted = oldLinesOf(hunk);
  const near = nearestIn(file, wanted);
  const head = `Hunk ${index + 1} (line ${hunk.oldStart}) does not fit.`;
  if (!near) return `${head} No lines of the file are like it. Read the file again.`;
  return [
    `${head} ${nearestText(near.start, near.start + near.lines.length)}:`,
    ...near.differing.flatMap((at) => [
      `  line ${near.start + at + 1} of the file: ${shownLine(near.lines[at])}`,
      `  the hunk expects: ${shownLine(wanted[at])}`,
    ]),
  ].join('\n');
}
