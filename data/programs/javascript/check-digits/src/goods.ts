/**
 * Completes the first twelve digits of a bar code to the thirteen of an EAN: the digits count 1 and 3 in turn,
 * and the last one makes the sum a multiple of ten.
 *
 * @throws {SyntaxError} if the text does not consist of twelve digits
 */
export function ean13(digits: string): string {
  if (!/^\d{12}$/.test(digits)) throw new SyntaxError(`"${digits}" does not have twelve digits.`);
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** True if the text consists of thirteen digits of which the last one is right. */
export function isEan13(text: string): boolean {
  return /^\d{13}$/.test(text) && ean13(text.slice(0, 12)) === text;
}
