/** Letters that Unicode does not take apart. */
const SPECIAL = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['đ', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
]);

/**
 * Reduces a name to plain letters for comparison: lower case, without accents, `ß` as `ss`, `ø` as `o`, `æ` as
 * `ae`, `œ` as `oe`, `đ` as `d`, `ł` as `l`, and `þ` as `th`. Everything that is neither a letter nor a digit
 * becomes one space, and there is none at the ends.
 *
 * @param {string} name
 */
export function fold(name) {
  return [...name.toLowerCase().normalize('NFD')]
    .map((character) => SPECIAL.get(character) ?? character)
    .join('')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
