import { parseAcceptLanguage } from './accept-language.ts';

/**
 * Chooses among the languages that a page has. For each wanted language in turn, the first one is taken that is
 * the same (in any case of letters), else the first one that begins with it (`de` finds `de-AT`), else, with the
 * last parts of the wanted one left off one by one, the first that is the same (`de-CH-1996` finds `de-CH`, then
 * `de`). `*` takes the first one that no other part of the header names or refuses, in the sense of being the
 * same or beginning with it. Refused languages, and those that begin with one, are never taken, unless they are
 * wanted by their exact name.
 *
 * @param available tags such as `de-AT`
 * @returns one of the available tags; undefined if none fits
 */
export function chooseLanguage(header: string, available: readonly string[]): string | undefined {
  const { wanted, refused } = parseAcceptLanguage(header);
  const named = [...wanted.map(({ tag }) => tag), ...refused].filter((tag) => tag !== '*');
  const allowed = available.filter((tag) => !refused.some((other) => isWithin(tag, other)));
  for (const { tag } of wanted) {
    const exact = available.find((candidate) => candidate.toLowerCase() === tag);
    if (exact !== undefined) return exact;
    const choice =
      tag === '*'
        ? allowed.find((candidate) => !named.some((other) => isWithin(candidate, other)))
        : (allowed.find((candidate) => isWithin(candidate, tag)) ?? shortened(tag, allowed));
    if (choice !== undefined) return choice;
  }
  return undefined;
}

function isWithin(candidate: string, tag: string): boolean {
  return `${candidate.toLowerCase()}-`.startsWith(`${tag}-`);
}

function shortened(tag: string, allowed: readonly string[]): string | undefined {
  const parts = tag.split('-');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const short = parts.slice(0, length).join('-');
    const found = allowed.find((candidate) => candidate.toLowerCase() === short);
    if (found !== undefined) return found;
  }
  return undefined;
}
