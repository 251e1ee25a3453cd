/** The least water under the keel, in centimetres, that the harbour demands. */
export const CLEARANCE = 30;

/** How many twelfths of its range the tide has covered after each sixth of the time between two extremes. */
const TWELFTHS = [0, 1, 3, 6, 9, 11, 12];

/**
 * @typedef {{ minute: number, height: number }} Extreme a high or low water; heights in centimetres above chart
 *   datum
 */

/**
 * Estimates the height of the water by the rule of twelfths: in the six equal parts of the time between two extremes,
 * the tide rises (or falls) by 1, 2, 3, 3, 2, and 1 twelfths of its range. Within a part it moves evenly.
 *
 * @param {Extreme[]} extremes in order of time
 * @param {number} minute
 * @returns {number | undefined} centimetres, not rounded; undefined before the first and after the last extreme
 */
export function heightAt(extremes, minute) {
  const next = extremes.findIndex((extreme) => extreme.minute >= minute);
  if (next === -1) return undefined;
  if (extremes[next].minute === minute) return extremes[next].height;
  if (next === 0) return undefined;
  const [from, to] = [extremes[next - 1], extremes[next]];
  const sixths = ((minute - from.minute) / (to.minute - from.minute)) * 6;
  const part = Math.floor(sixths);
  const twelfths = TWELFTHS[part] + (sixths - part) * (TWELFTHS[part + 1] - TWELFTHS[part]);
  return from.height + (to.height - from.height) * (twelfths / 12);
}

/**
 * Finds the pair of neighbouring extremes that differ most; the earliest of several.
 *
 * @param {Extreme[]} extremes in order of time
 * @returns {{ from: Extreme, to: Extreme, range: number } | undefined} undefined for fewer than two extremes
 */
export function springTide(extremes) {
  let best;
  for (const [index, to] of extremes.entries()) {
    if (index === 0) continue;
    const from = extremes[index - 1];
    const range = Math.abs(to.height - from.height);
    if (!best || range > best.range) best = { from, to, range };
  }
  return best;
}

/**
 * Finds when a boat can cross a sill: in every whole minute in which the water above the sill is at least as deep
 * as the boat's draught and {@link CLEARANCE} together.
 *
 * @param {Extreme[]} extremes in order of time, in whole minutes
 * @param {{ sill: number, draught: number }} boat the height of the sill above chart datum, and the draught, in
 *   centimetres
 * @returns {{ opens: number, closes: number }[]} the first and last minute of each window, in order of time; a window
 *   that the extremes cut off begins or ends there
 */
export function crossingWindows(extremes, { sill, draught }) {
  if (extremes.length === 0) return [];
  const needed = sill + draught + CLEARANCE;
  /** @type {{ opens: number, closes: number }[]} */
  const windows = [];
  let isOpen = false;
  for (let minute = extremes[0].minute; minute <= extremes[extremes.length - 1].minute; minute += 1) {
    const isDeep = Number(heightAt(extremes, minute)) >= needed;
    if (isDeep && !isOpen) windows.push({ opens: minute, closes: minute });
    if (isDeep) windows[windows.length - 1].closes = minute;
    isOpen = isDeep;
  }
  return windows;
}
