/** Millimetres of a new pipe. */
export const PIPE = 3000;

/** Millimetres that the saw takes away with each cut. */
export const KERF = 3;

/** The shortest rest, in millimetres, that is worth keeping. */
export const LEFTOVER = 300;

/**
 * @typedef {object} Cut
 * @property {number} pipe the length that the pipe has before, in millimetres
 * @property {boolean} isNew false for a leftover of an earlier job
 * @property {number[]} pieces in the order in which they are cut
 * @property {number} rest millimetres that remain; 0 if the last piece uses everything up
 */

/**
 * Plans the cuts of a job. The pieces are assigned from the longest to the shortest. A piece goes to the pipe in
 * which it leaves the least rest: among those that have been cut before, then (if none has room) among the
 * leftovers, and otherwise to a new pipe. Of equal rests, the pipe that was taken first wins; of equal leftovers,
 * the one that is listed first. A cut takes {@link KERF} millimetres besides the piece, unless the piece uses up
 * what is left exactly, or less than a kerf remains, which is lost then.
 *
 * @param {number[]} pieces in millimetres
 * @param {number[]} [leftovers] pipes of earlier jobs, in millimetres
 * @returns {{ cuts: Cut[], kept: number[] }} the pipes that are cut, in the order in which they were taken, and
 *   what is kept afterwards: leftovers that were not touched and rests of at least {@link LEFTOVER}, the longest
 *   first
 * @throws {RangeError} if a piece is longer than a new pipe and every leftover
 */
export function planCuts(pieces, leftovers = []) {
  const stock = [...leftovers];
  /** @type {Cut[]} */
  const cuts = [];
  for (const piece of [...pieces].sort((a, b) => b - a)) {
    let cut = tightest(cuts, ({ rest }) => rest, piece);
    if (!cut) {
      cut = takePipe(stock, piece);
      cuts.push(cut);
    }
    cut.pieces.push(piece);
    cut.rest = Math.max(0, cut.rest - piece - KERF);
  }
  const rests = cuts.map(({ rest }) => rest).filter((rest) => rest >= LEFTOVER);
  return { cuts, kept: [...stock, ...rests].sort((a, b) => b - a) };
}

/**
 * Computes what the pipe costs that a plan uses up: all pipes that are cut, less the rests that are kept.
 *
 * @param {{ cuts: Cut[] }} plan
 * @param {number} pricePerMetre in cents
 * @returns {number} cents, rounded up
 */
export function jobCost({ cuts }, pricePerMetre) {
  const used = cuts.reduce((sum, { pipe, rest }) => sum + pipe - (rest >= LEFTOVER ? rest : 0), 0);
  return Math.ceil((used * pricePerMetre) / 1000);
}

/**
 * @param {number[]} stock leftovers; the one that is taken is removed
 * @param {number} piece
 * @returns {Cut}
 */
function takePipe(stock, piece) {
  const leftover = tightest(stock, (length) => length, piece);
  if (leftover !== undefined) {
    stock.splice(stock.indexOf(leftover), 1);
    return { pipe: leftover, isNew: false, pieces: [], rest: leftover };
  }
  if (piece > PIPE) throw new RangeError(`No pipe is long enough for a piece of ${piece} mm.`);
  return { pipe: PIPE, isNew: true, pieces: [], rest: PIPE };
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number} lengthOf
 * @param {number} piece
 * @returns {T | undefined} the shortest item that is long enough, the first of several
 */
function tightest(items, lengthOf, piece) {
  return items
    .filter((item) => lengthOf(item) >= piece)
    .reduce((/** @type {T | undefined} */ best, item) => {
      return best === undefined || lengthOf(item) < lengthOf(best) ? item : best;
    }, undefined);
}
