const SCALE = 1e5;

/** The code that is added to five bits to make a printable character. */
const OFFSET = 63;

/** @typedef {[latitude: number, longitude: number]} Point in degrees */

/**
 * Packs points into text, in the form that map services call an encoded polyline: coordinates are rounded to five
 * places, and each point is stored as its difference from the one before (the first from 0, 0), latitude first.
 * The difference is shifted left by one bit, and inverted if it is negative; then it is cut into groups of five
 * bits, lowest first, and all groups but the last get a sixth bit. Every group becomes the character of its value
 * plus 63.
 *
 * @param {Point[]} points
 */
export function encode(points) {
  let text = '';
  let previous = [0, 0];
  for (const point of points) {
    const current = point.map((degrees) => Math.round(degrees * SCALE));
    text += encodeNumber(current[0] - previous[0]) + encodeNumber(current[1] - previous[1]);
    previous = current;
  }
  return text;
}

/** @param {number} number */
function encodeNumber(number) {
  let rest = number < 0 ? ~(number << 1) : number << 1;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode((32 | (rest & 31)) + OFFSET);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + OFFSET);
}

/**
 * Unpacks what {@link encode} packed.
 *
 * @param {string} text
 * @returns {Point[]}
 * @throws {SyntaxError} if the text has a character that no group can have, or ends within a number or a point
 */
export function decode(text) {
  /** @type {number[]} */
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (const character of text) {
    const group = character.charCodeAt(0) - OFFSET;
    if (group < 0 || group > 63) throw new SyntaxError(`"${character}" does not belong to a polyline.`);
    number |= (group & 31) << shift;
    shift += 5;
    if (group >= 32) continue;
    numbers.push(number & 1 ? ~(number >> 1) : number >> 1);
    number = 0;
    shift = 0;
  }
  if (shift > 0 || numbers.length % 2 === 1) throw new SyntaxError('The polyline ends too early.');
  let [latitude, longitude] = [0, 0];
  /** @type {Point[]} */
  const points = [];
  for (let index = 0; index < numbers.length; index += 2) {
    latitude += numbers[index];
    longitude += numbers[index + 1];
    points.push([latitude / SCALE, longitude / SCALE]);
  }
  return points;
}
