// Keeps the names of tools short enough to read at a glance. Where a noun makes a name too long, only the
// last words of the noun are used: revision_request for a swim course revision request.
import { plural } from '../english.ts';
import type { NamingStyle } from './naming-style.ts';

const longest = 40;

/** The whole name, or the one with short nouns; undefined where that is still too long. */
export function shortName(
  [verb, object]: readonly [verb: string, object: string],
  { nouns, style }: { nouns: readonly string[]; style: NamingStyle },
): string | undefined {
  const short = [...nouns]
    .sort((a, b) => b.length - a.length)
    .reduce((words, noun) => {
      const tail = tailOf(noun, nouns);
      return words.replace(plural(noun), plural(tail)).replace(noun, tail);
    }, object);
  return [object, short].map((words) => style.toolName(verb, words)).find((name) => name.length <= longest);
}

/** The last two words of a noun, or more where another noun of the application ends in the same. */
function tailOf(noun: string, nouns: readonly string[]): string {
  const words = noun.split(' ');
  for (let kept = 2; kept < words.length; kept += 1) {
    const tail = words.slice(-kept).join(' ');
    if (!nouns.some((other) => other !== noun && ` ${other}`.endsWith(` ${tail}`))) return tail;
  }
  return noun;
}
