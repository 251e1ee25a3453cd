// Kinds of personal data that can be told from other text: by their form, and by check digits where they have some.
import { eitherOf } from '../../pattern-text.ts';
import { emailAddress, homeFolder } from '../../private-texts.ts';

interface PersonalData {
  readonly kind: string;
  readonly pattern: RegExp;
  isValid?(found: string): boolean;
}

/**
 * Private, loopback, link-local, and documentation addresses (RFC 1918, 3927, 5737), those of groups, and public resolvers
 * belong to nobody.
 */
const ofNobody = eitherOf(
  /^(?:0|10|127)\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.168\./,
  /^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\./,
  /^2(?:2[4-9]|[345]\d)\./,
  /^1\.(?:1\.1\.1|0\.0\.1)$|^8\.8\.[48]\.[48]$/,
);

export const personalData: readonly PersonalData[] = [
  { kind: 'e-mail address', pattern: emailAddress },
  {
    // 555-0100 to 555-0199 belong to nobody (North American Numbering Plan).
    kind: 'phone number',
    pattern: /(?<![\w.+-])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){2,4}(?![\w-])/g,
    isValid: (found) => !/555[ .-]?01\d\d$/.test(found) && digitsOf(found).length >= 10,
  },
  {
    kind: 'card number',
    pattern: /(?<![\w.-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?!\w|[.-]\d)/g,
    isValid: (found) => hasCardPrefix(digitsOf(found)) && passesLuhn(digitsOf(found)),
  },
  {
    kind: 'IBAN',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    isValid: (found) => passesMod97(found.replaceAll(' ', '')),
  },
  {
    kind: 'social security number',
    pattern: /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
  },
  {
    kind: 'IP address',
    pattern: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\d)/g,
    isValid: (found) => !ofNobody.test(found) && !/^\d\.\d\.\d\.\d$/.test(found),
  },
  { kind: 'home folder', pattern: homeFolder },
];

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** Of the large networks; many invented numbers pass the check digit alone. */
const hasCardPrefix = (digits: string): boolean => /^(?:4|5[1-5]|2[2-7]|3[47]|6(?:011|5))/.test(digits);

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** ISO 13616: letters count from 10. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const sign of `${iban.slice(4)}${iban.slice(0, 4)}`)
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return iban.length >= 15 && iban.length <= 34 && rest === 1;
}
