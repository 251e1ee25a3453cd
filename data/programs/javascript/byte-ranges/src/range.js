/** More ranges than this in one header are a mistake or an attack; such a header is ignored. */
export const MOST_RANGES = 5;

/** @typedef {{ start: number, end: number }} Range both inclusive, as in HTTP */

/**
 * Reads a Range header, such as `bytes=0-99`, `bytes=100-` (to the end), `bytes=-50` (the last fifty), or several
 * of them after commas. Ends behind the end of the file are cut off, and a suffix longer than the file is the
 * whole file. Ranges that begin behind the end, and a suffix of 0, are left out.
 *
 * @param {string} header
 * @param {number} size of the file
 * @returns {Range[] | undefined} the ranges in the order of the header, empty if none can be satisfied; undefined
 *   if the header must be ignored: another unit, a wrong form, an end before its start, or more than
 *   {@link MOST_RANGES} ranges
 */
export function parseRange(header, size) {
  const match = /^bytes=(.+)$/.exec(header.trim());
  if (!match) return undefined;
  const specs = match[1].split(',').map((spec) => /^(\d*)-(\d*)$/.exec(spec.trim()));
  if (specs.length > MOST_RANGES) return undefined;
  /** @type {Range[]} */
  const ranges = [];
  for (const spec of specs) {
    if (!spec || (spec[1] === '' && spec[2] === '')) return undefined;
    if (spec[1] === '') {
      const start = Math.max(0, size - Number(spec[2]));
      if (start < size) ranges.push({ start, end: size - 1 });
      continue;
    }
    const start = Number(spec[1]);
    const end = spec[2] === '' ? size - 1 : Math.min(Number(spec[2]), size - 1);
    if (spec[2] !== '' && Number(spec[2]) < start) return undefined;
    if (start < size) ranges.push({ start, end });
  }
  return ranges;
}
