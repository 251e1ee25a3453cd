import { ean13, isEan13 } from './goods.ts';

/**
 * True if the text is an ISBN of ten signs or thirteen digits with the right check digit; hyphens and spaces mean
 * nothing.
 */
export function isIsbn(text: string): boolean {
  const signs = compact(text);
  return signs.length === 13 ? /^97[89]/.test(signs) && isEan13(signs) : isIsbn10(signs);
}

/**
 * Turns an old ISBN of ten signs into one of thirteen digits, without hyphens: `978`, its first nine digits, and
 * a new check digit. An ISBN of thirteen digits is returned without hyphens and spaces.
 *
 * @throws {SyntaxError} if the text is no ISBN
 */
export function isbn13(text: string): string {
  if (!isIsbn(text)) throw new SyntaxError(`"${text}" is not an ISBN.`);
  const signs = compact(text);
  return signs.length === 13 ? signs : ean13(`978${signs.slice(0, 9)}`);
}

/** In an ISBN of ten signs, they count 10 down to 1, the sum is a multiple of 11, and `X` at the end is 10. */
function isIsbn10(signs: string): boolean {
  if (!/^\d{9}[\dX]$/.test(signs)) return false;
  const sum = [...signs].reduce(
    (total, sign, index) => total + (sign === 'X' ? 10 : Number(sign)) * (10 - index),
    0,
  );
  return sum % 11 === 0;
}

function compact(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
