import { endOf } from './plan.js';

/** @typedef {import('./plan.js').Task} Task */

const WEEK = 7;

/**
 * Draws tasks as lines of text. The first line has `|` above the first day of each week and dots above other
 * days; each task has a line with its name, padded with spaces to the longest name and one more, and one sign per
 * day: `#` on its days, `*` for a milestone, and spaces elsewhere. Days before today are drawn as `=` instead of
 * `#`. The chart ends with the last day of a task; lines have no spaces at their ends.
 *
 * @param {Task[]} tasks
 * @param {number} [today] the number of the day; 0 if it is not given
 * @returns {string[]} empty without tasks
 */
export function drawChart(tasks, today = 0) {
  if (tasks.length === 0) return [];
  const margin = Math.max(...tasks.map(({ name }) => name.length)) + 1;
  const days = Math.max(...tasks.map(endOf));
  const scale = Array.from({ length: days }, (_, day) => (day % WEEK === 0 ? '|' : '.')).join('');
  const lines = tasks.map(({ name, start, days: length }) => {
    const done = Math.min(length, Math.max(0, today - start));
    const bar = length === 0 ? '*' : '='.repeat(done) + '#'.repeat(length - done);
    return name.padEnd(margin) + ' '.repeat(start) + bar;
  });
  return [' '.repeat(margin) + scale, ...lines];
}
