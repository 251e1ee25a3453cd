/** How long account numbers are in the countries that we pay to. */
const LENGTHS: Readonly<Record<string, number>> = { AT: 20, BE: 16, CH: 21, DE: 22, FR: 27, LU: 20, NL: 18 };

/**
 * Says whether a text is an IBAN of a country in our list with the right length and check digits: after the first
 * four characters are moved to the end, and letters are replaced by numbers (A is 10, B is 11, up to Z, which is
 * 35), the remainder of the whole number by 97 is 1. Spaces mean nothing, and letters may have any case.
 */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase();
  const country = iban.slice(0, 2);
  if (!Object.hasOwn(LENGTHS, country) || iban.length !== LENGTHS[country]) return false;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return false;
  return remainder(iban) === 1;
}

/**
 * Writes an account number with its check digits and in groups of four: `DE` and `370400440532013000` become
 * `DE89 3704 0044 0532 0130 00`.
 *
 * @param account the number without country and check digits, in any case of letters and with spaces or not
 * @throws {SyntaxError} if the result would not be an IBAN
 */
export function formatIban(country: string, account: string): string {
  const digits = account.replace(/\s/g, '').toUpperCase();
  const check = 98 - remainder(`${country}00${digits}`);
  const iban = `${country}${String(check).padStart(2, '0')}${digits}`;
  if (!isIban(iban)) throw new SyntaxError(`${country} has no account number ${account}.`);
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function remainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return [...moved].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0);
}
