// What people call a thing that belongs to another: the refund request of a rent payment is a "rent payment
// refund" or a "payment refund request", never more than three words.
import { singular } from '../english.ts';
import type { Noun } from '../synthesize-tools/archetype.ts';

/** Longer nouns are not said: they are chains that a reader has to take apart. */
export const mostWords = 3;

/** The satellites that have a noun beside this owner, each with that noun. */
export const satellitesOf = (owner: string, satellites: readonly Noun[]): Noun[] =>
  satellites.flatMap(({ noun, is }) => {
    const called = satelliteNoun(owner, noun);
    return called === undefined ? [] : [{ noun: called, is }];
  });

/**
 * The satellite's noun after the owner's, or after the last word of it where the whole is too long; undefined
 * where a word would be said twice, and for owners such as a bill of lading, which nothing follows.
 */
export function satelliteNoun(owner: string, satellite: string): string | undefined {
  const [before, own] = [owner.split(' '), satellite.split(' ')];
  if (before.includes('of')) return undefined;
  const kept = before.length + own.length <= mostWords ? before : before.slice(-1);
  const isRepeated = own.some((word) => kept.some((other) => haveOneStem(word, other)));
  if (isRepeated || kept.length + own.length > mostWords) return undefined;
  return [...kept, ...own].join(' ');
}

/** True for "inspection" and "inspector", "report" and "reporter". */
function haveOneStem(first: string, second: string): boolean {
  const [shorter = '', longer = ''] = [first, second]
    .map((word) => singular(word.toLowerCase()))
    .sort((a, b) => a.length - b.length);
  return shorter === longer || (shorter.length >= 5 && longer.startsWith(shorter.slice(0, 6)));
}
