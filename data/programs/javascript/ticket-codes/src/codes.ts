/** The signs for 0 to 31: no letter that looks like a digit, and no U (after Douglas Crockford). */
export const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The signs for the check values 0 to 36. */
export const CHECK_SIGNS = `${SIGNS}*~$=U`;

/** How many signs a code has, without the check sign. */
const LENGTH = 6;

const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * Writes a ticket number as a code: six signs of {@link SIGNS}, the highest first, a hyphen after the third, and
 * after another hyphen a check sign of {@link CHECK_SIGNS}: the sum of all values, each multiplied with its place
 * from 1 to 6, modulo 37. So every wrong sign, and every swap of neighbours, makes a code that is not valid.
 *
 * @param number a whole number from 0 to 1073741823
 * @throws {RangeError} if it is not
 */
export function encodeTicket(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= 32 ** LENGTH) {
    throw new RangeError(`${number} is not a ticket number.`);
  }
  let signs = '';
  for (let rest = number; signs.length < LENGTH; rest = Math.floor(rest / 32))
    signs = SIGNS[rest % 32] + signs;
  return `${signs.slice(0, 3)}-${signs.slice(3)}-${checkSign(signs)}`;
}

/**
 * Reads a code. Letters may have any case, hyphens and spaces mean nothing, and O is read as 0, I and L as 1.
 *
 * @returns the ticket number; undefined if it is not a code, or its check sign is wrong
 */
export function decodeTicket(code: string): number | undefined {
  const signs = normalize(code);
  const body = signs.slice(0, LENGTH);
  if (body.length !== LENGTH || [...body].some((sign) => !SIGNS.includes(sign))) return undefined;
  if (checkSign(body) !== signs.slice(LENGTH)) return undefined;
  return [...body].reduce((number, sign) => number * 32 + SIGNS.indexOf(sign), 0);
}

/** The code in capital letters, without hyphens and spaces, with confused letters replaced. */
export function normalize(code: string): string {
  return code
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => CONFUSED[letter]);
}

function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, index) => total + SIGNS.indexOf(sign) * (index + 1), 0);
  return CHECK_SIGNS[sum % 37];
}
