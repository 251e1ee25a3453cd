import { BELLS, type Change } from './notation.ts';

/** No method in the books of this tower takes more leads to come back to rounds. */
const MOST_LEADS = 20;

/** The row in which the bells ring in order, such as `12345`. */
export function rounds(stage: number): string {
  return BELLS.slice(0, stage);
}

/** Swaps all bells of a row in pairs, from the left, except for those at the places of the change. */
export function applyChange(row: string, change: Change): string {
  let result = '';
  for (let index = 0; index < row.length; ) {
    if (change.includes(index + 1)) {
      result += row[index];
      index += 1;
    } else {
      result += row[index + 1] + row[index];
      index += 2;
    }
  }
  return result;
}

/**
 * Rings the changes of one lead again and again, from rounds, until a lead ends in rounds.
 *
 * @param lead at least one change, as {@link parseNotation} returns them
 * @returns all rows, rounds at the start and at the end included
 * @throws {Error} if rounds do not come back within 20 leads
 */
export function ringMethod(lead: readonly Change[], stage: number): string[] {
  const rows = [rounds(stage)];
  for (let leads = 0; leads < MOST_LEADS; leads += 1) {
    for (const change of lead) rows.push(applyChange(rows[rows.length - 1], change));
    if (rows[rows.length - 1] === rows[0]) return rows;
  }
  throw new Error(`The bells are not back in rounds after ${MOST_LEADS} leads.`);
}
