/**
 * Reads the pieces of a job, separated by commas or line ends: `2x 450` is two pieces of 450 mm, `1200` is one.
 * `m` after a number means metres (`1.2m`), and `cm` and `mm` are understood as well; without a unit it is
 * millimetres.
 *
 * @param {string} text
 * @returns {number[]} lengths in whole millimetres, in the order of the text
 * @throws {SyntaxError} that names the part that is no piece; lengths that are not whole millimetres above 0 are
 *   no pieces
 */
export function parseJob(text) {
  /** @type {Record<string, number>} */
  const units = { m: 1000, cm: 10, mm: 1 };
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const match = /^(?:([1-9]\d*)\s*x\s*)?(\d+(?:\.\d+)?)\s*(mm|cm|m)?$/.exec(part);
      const length = match ? Number((Number(match[2]) * units[match[3] ?? 'mm']).toFixed(6)) : 0;
      if (!match || length === 0 || !Number.isInteger(length))
        throw new SyntaxError(`"${part}" is not a piece.`);
      return Array.from({ length: Number(match[1] ?? 1) }, () => length);
    });
}
