// Lines of a file, as an agent sees them.
import type { Line } from '../lines.ts';

/** In characters: an agent recognizes a line by its beginning. */
const longestShown = 160;

export function shownLine(line: string | undefined): string {
  if (line === undefined) return '(the file has ended)';
  return JSON.stringify(line.length > longestShown ? `${line.slice(0, longestShown)}…` : line);
}

/** Lines counted from 1, both ends included: "41-44". `end` is the index after the last one. */
export const rangeText = (start: number, end: number): string =>
  end - start <= 1 ? `${start + 1}` : `${start + 1}-${end}`;

/** Lines from the one number to the other, both included. */
export function numbered(lines: readonly Line[], first: number, last: number): string {
  const width = String(last).length;
  return lines
    .slice(first - 1, last)
    .map(({ text }, index) => `${String(first + index).padStart(width)}\t${text}`)
    .join('\n');
}

/** "The nearest line is 8", "the nearest lines are 41-44". */
export const nearestText = (start: number, end: number): string =>
  `The nearest ${end - start === 1 ? 'line is' : 'lines are'} ${rangeText(start, end)}`;

/** More places are as ambiguous. */
const mostListed = 6;

/** The places of matches, by their line numbers: "5, 12", or the first of many and "more". */
export const listed = (places: readonly string[]): string =>
  [...places.slice(0, mostListed), ...(places.length > mostListed ? ['more'] : [])].join(', ');
