import { fillGap, type Song } from './fill.ts';
import { gaps, type Programme, type Span } from './gaps.ts';

/** A shorter gap, in seconds, is left to the presenter. */
const SHORTEST = 90;

export interface Item {
  readonly at: number;
  readonly title: string;
}

/**
 * Puts programmes and songs of an evening into one list. The gaps are filled one after another, the longest first
 * and of equal ones the earlier, with {@link fillGap} from the songs that are left; gaps below 90 seconds stay
 * free. Songs follow each other from the beginning of their gap.
 *
 * @returns items by time, and how many seconds stay silent
 * @throws {Error} as {@link gaps} does
 */
export function layOut(
  evening: Span,
  programmes: readonly Programme[],
  songs: readonly Song[],
): { items: Item[]; silent: number } {
  const items: Item[] = programmes.map(({ from, title }) => ({ at: from, title }));
  const free = gaps(evening, programmes);
  let left = songs;
  let silent = free.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of free.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    if (to - from < SHORTEST) continue;
    const chosen = fillGap(to - from, left);
    let at = from;
    for (const { title, seconds } of chosen) {
      items.push({ at, title });
      at += seconds;
    }
    silent -= at - from;
    left = left.filter((song) => !chosen.includes(song));
  }
  return { items: items.sort((a, b) => a.at - b.at), silent };
}
