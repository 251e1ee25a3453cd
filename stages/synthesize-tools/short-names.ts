// What tools are called: as short as a product team would have it, as long as it stays clear. revise_payment for
// a hotel booking payment where the application knows no other payment.
import { fieldWords, plural, singular, wordsIn } from '../english.ts';
import type { NamingStyle } from './naming-style.ts';

/** Names of real tools rarely have more than 30 characters; beyond 40 they are hard to tell apart. */
const lengths = { preferred: 30, longest: 40 };

/**
 * The name with as many words of each noun as the style says, or fewer where it would be too long or would say
 * a word twice; undefined where even the shortest is too long.
 */
export function shortName(
  [verb, object]: readonly [verb: string, object: string],
  { nouns, style }: { nouns: readonly string[]; style: NamingStyle },
): string | undefined {
  const names = [3, 2, 1]
    .filter((words) => words <= style.nounWords)
    .map((words) => style.toolName(verb, withTails(object, { nouns, words })));
  const possible = names.filter((name) => name.length <= lengths.longest);
  return (
    possible.find((name) => name.length <= lengths.preferred && !saysTwice(name)) ??
    possible.find((name) => !saysTwice(name)) ??
    possible.at(-1) ??
    [style.toolName(verb, withTails(object, { nouns, words: 1 }))].find(
      (name) => name.length <= lengths.longest,
    )
  );
}

/** A field as names of tools say it: set_document_pages, not set_document_number_of_pages. */
export const fieldInName = (field: string): string =>
  fieldWords(field)
    .replace(/^number of /, '')
    .replace(/ (?:flag|status)$/, '');

/** The object with the last words of each noun alone. */
function withTails(object: string, { nouns, words }: { nouns: readonly string[]; words: number }): string {
  const tails = [...nouns]
    .sort((a, b) => b.length - a.length)
    .flatMap((noun) => {
      const tail = tailOf(noun, { nouns, words });
      return [[plural(noun), plural(tail)] as const, [noun, tail] as const];
    });
  const said = tails.reduce(
    (rest, [whole], index) => rest.replace(new RegExp(`\\b${whole}\\b`), () => `{${index}}`),
    object,
  );
  return said.replaceAll(/\{(\d+)\}/g, (_, index) => tails[Number(index)]?.[1] ?? '');
}

/** The last words of a noun, or more where another noun of the application ends in the same. */
function tailOf(noun: string, { nouns, words }: { nouns: readonly string[]; words: number }): string {
  const all = noun.split(' ');
  for (let kept = words; kept < all.length; kept += 1) {
    const tail = all.slice(-kept).join(' ');
    if (!nouns.some((other) => other !== noun && ` ${other}`.endsWith(` ${tail}`))) return tail;
  }
  return noun;
}

function saysTwice(name: string): boolean {
  const words = wordsIn(name).map(singular);
  return new Set(words).size < words.length;
}
