/**
 * Rules of the languages that the app has.
 *
 * @type {Record<string, (number: number) => 'one' | 'few' | 'many' | 'other'>}
 */
const RULES = {
  en: (number) => (number === 1 ? 'one' : 'other'),
  fr: (number) => (number >= 0 && number < 2 ? 'one' : 'other'),
  ja: () => 'other',
  pl: (number) => {
    if (!Number.isInteger(number)) return 'other';
    if (number === 1) return 'one';
    const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
    return ones >= 2 && ones <= 4 && tens !== 1 ? 'few' : 'many';
  },
};

/**
 * Says which plural form a number takes:
 *
 * - English (`en`): `one` for 1, `other` for the rest.
 * - French (`fr`): `one` from 0 up to, but not including, 2; `other` for the rest.
 * - Japanese (`ja`): always `other`.
 * - Polish (`pl`): `one` for 1; `few` for numbers that end in 2, 3, or 4, but not in 12, 13, or 14; `many` for
 *   other whole numbers; `other` for fractions.
 *
 * @param {string} language other languages follow the rules of English
 * @param {number} number not negative
 */
export function pluralForm(language, number) {
  const rule = Object.hasOwn(RULES, language) ? RULES[language] : RULES.en;
  return rule(number);
}
