/** @typedef {import('./firing.js').Segment} Segment */

/** Water leaves the clay up to this temperature; faster heating makes steam that bursts pots. */
const DRY = { until: 120, rate: 80 };

/** Quartz changes its volume here, so the kiln must pass slowly in both directions. */
const QUARTZ = { at: 573, rate: 150 };

/**
 * Warns of segments that crack pots: those that heat faster than 80 degrees per hour from below 120 degrees, and
 * those that pass 573 degrees (from below to above or back; touching it is not passing) faster than 150 degrees
 * per hour.
 *
 * @param {Segment[]} segments
 * @returns {string[]} `2: steam` and `2: quartz`, with the number of the segment from 1, in this order
 */
export function checkFiring(segments) {
  return segments.flatMap(({ from, to, minutes }, index) => {
    const rate = ((to - from) / minutes) * 60;
    const warnings = [];
    if (from < DRY.until && rate > DRY.rate) warnings.push(`${index + 1}: steam`);
    const passesQuartz = Math.min(from, to) < QUARTZ.at && Math.max(from, to) > QUARTZ.at;
    if (passesQuartz && Math.abs(rate) > QUARTZ.rate) warnings.push(`${index + 1}: quartz`);
    return warnings;
  });
}
