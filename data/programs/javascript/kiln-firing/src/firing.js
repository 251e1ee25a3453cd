/** Degrees Celsius of a cold kiln. */
export const COLD = 20;

/** The highest temperature that the kiln stands. */
export const HOTTEST = 1280;

/** @typedef {{ from: number, to: number, minutes: number }} Segment temperatures in degrees, `minutes` above 0 */

/**
 * Reads a firing programme: steps that are separated by `;` or line ends, from a cold kiln on.
 *
 *     to 600 at 100      # degrees per hour, up or down
 *     hold 30            # minutes
 *     to 1060 in 180     # minutes
 *
 * What follows `#` on a line is a comment. Steps that change nothing (the same temperature, 0 minutes) are left out.
 *
 * @param {string} text
 * @returns {Segment[]}
 * @throws {SyntaxError} that quotes a step which is none
 * @throws {RangeError} if a step goes above {@link HOTTEST}, or changes the temperature at a rate or in a time of 0
 */
export function parseFiring(text) {
  /** @type {Segment[]} */
  const segments = [];
  let from = COLD;
  const steps = text
    .replace(/#.*/g, '')
    .split(/[;\n]/)
    .map((step) => step.trim());
  for (const step of steps.filter((part) => part !== '')) {
    const match = /^(?:hold (\d+)|to (\d+) (at|in) (\d+))$/.exec(step);
    if (!match) throw new SyntaxError(`This is not a step: ${step}`);
    const [, hold, target, way, number] = match;
    if (hold !== undefined) {
      if (Number(hold) > 0) segments.push({ from, to: from, minutes: Number(hold) });
      continue;
    }
    const to = Number(target);
    if (to > HOTTEST) throw new RangeError(`The kiln does not stand ${to} degrees.`);
    if (to === from) continue;
    if (Number(number) === 0) throw new RangeError(`The kiln cannot jump: ${step}`);
    segments.push({
      from,
      to,
      minutes: way === 'in' ? Number(number) : (Math.abs(to - from) / Number(number)) * 60,
    });
    from = to;
  }
  return segments;
}

/**
 * Says how hot the kiln should be. Within a segment the temperature moves evenly.
 *
 * @param {Segment[]} segments
 * @param {number} minute from the start, not negative
 * @returns {number} degrees; after the end the temperature of the end, and {@link COLD} for an empty programme
 */
export function temperatureAt(segments, minute) {
  let left = minute;
  let last = COLD;
  for (const { from, to, minutes } of segments) {
    if (left < minutes) return from + ((to - from) * left) / minutes;
    left -= minutes;
    last = to;
  }
  return last;
}

/** @param {Segment[]} segments */
export function totalMinutes(segments) {
  return segments.reduce((sum, { minutes }) => sum + minutes, 0);
}
