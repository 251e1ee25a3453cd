import { seededRandom } from './random.js';

/** Minutes for which a cell burns. */
const BURN_MINUTES = 2;

/** Chance per minute that fire goes to a neighbour with the wind behind it, and in other directions. */
const CHANCE = { downwind: 0.9, other: 0.4 };

/**
 * @typedef {{ rows: string[], ages: Map<string, number> }} Heath ages: minutes for which the cell `row,column`
 *   has burned
 */
/** @typedef {'north' | 'east' | 'south' | 'west'} Direction */

/** @type {[Direction, number, number][]} */
const NEIGHBOURS = [
  ['north', -1, 0],
  ['east', 0, 1],
  ['south', 1, 0],
  ['west', 0, -1],
];

/**
 * Reads a map: `"` is heather, `*` a burning cell, `%` ash, and `.` bare ground. Spaces around lines mean
 * nothing, and empty lines are skipped.
 *
 * @param {string} text
 * @returns {Heath}
 * @throws {SyntaxError} if there is another sign, or the lines differ in length
 */
export function parseMap(text) {
  const rows = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (rows.some((row) => !/^["*%.]+$/.test(row)))
    throw new SyntaxError('A map has only the signs " * % and .');
  if (rows.some((row) => row.length !== rows[0].length)) throw new SyntaxError('The lines differ in length.');
  /** @type {Map<string, number>} */
  const ages = new Map();
  for (const [row, line] of rows.entries()) {
    for (const [column, sign] of [...line].entries()) if (sign === '*') ages.set(`${row},${column}`, 0);
  }
  return { rows, ages };
}

/**
 * Lets the fire spread for one minute. Every burning cell, row by row from the left, tries to light its
 * neighbours with heather to the north, east, south, and west, in this order: it draws one random number for each
 * and lights the cell if the number is below the chance, which is 0.9 in the direction to which the wind blows
 * and 0.4 in others. Cells that are lit now spread fire from the next minute on. A cell that has burned for two
 * minutes turns to ash.
 *
 * @param {Heath} heath is left as it is
 * @param {Direction} windTo
 * @param {() => number} random
 * @returns {Heath}
 */
export function step(heath, windTo, random) {
  const rows = heath.rows.map((row) => [...row]);
  /** @type {Map<string, number>} */
  const ages = new Map();
  for (const [row, line] of heath.rows.entries()) {
    for (const [column, sign] of [...line].entries()) {
      if (sign !== '*') continue;
      for (const [direction, down, right] of NEIGHBOURS) {
        if (rows[row + down]?.[column + right] !== '"') continue;
        if (random() >= (direction === windTo ? CHANCE.downwind : CHANCE.other)) continue;
        rows[row + down][column + right] = '*';
        ages.set(`${row + down},${column + right}`, 0);
      }
      const age = Number(heath.ages.get(`${row},${column}`)) + 1;
      if (age >= BURN_MINUTES) rows[row][column] = '%';
      else ages.set(`${row},${column}`, age);
    }
  }
  return { rows: rows.map((cells) => cells.join('')), ages };
}

/**
 * Runs a fire until no cell burns.
 *
 * @param {string} map
 * @param {{ windTo: Direction, seed: number }} options
 * @returns {{ minutes: number, burned: number, rows: string[] }} burned is the number of cells of ash at the end
 */
export function burn(map, { windTo, seed }) {
  const random = seededRandom(seed);
  let heath = parseMap(map);
  let minutes = 0;
  for (; heath.ages.size > 0; minutes += 1) heath = step(heath, windTo, random);
  return { minutes, burned: heath.rows.join('').split('%').length - 1, rows: heath.rows };
}
