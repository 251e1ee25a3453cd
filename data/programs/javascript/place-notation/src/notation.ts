/** The signs of bells and places from 1 to 12, as ringers write them. */
export const BELLS = '1234567890ET';

/** The places (from 1) at which a bell stays in one change; all other bells swap in pairs. */
export type Change = readonly number[];

/**
 * Reads place notation for a number of bells. `x` (or `-`) is a change in which every pair swaps, and a group of
 * signs such as `14` names the places that stay. A dot separates two groups; next to an `x` none is needed. A
 * comma after the first part says that both parts are palindromes: each is rung forwards and then backwards
 * without repeating its last change, so `x14,12` on four bells is `x 14 x 12`. Spaces mean nothing.
 *
 * @param stage the number of bells, from 3 to 12
 * @throws {RangeError} if the stage is out of range
 * @throws {SyntaxError} if the text is empty or has another sign, a place beyond the stage, or places out of
 *   order; if the bells between two places cannot swap in pairs (an `x` on five bells, `13` on four); or if it
 *   has two commas
 */
export function parseNotation(text: string, stage: number): Change[] {
  if (!(stage >= 3 && stage <= BELLS.length))
    throw new RangeError(`A stage has 3 to 12 bells, and not ${stage}.`);
  const parts = text.replace(/\s/g, '').split(',');
  if (parts.length > 2) throw new SyntaxError(`"${text}" has more than one comma.`);
  const blocks = parts.map((part) => parseBlock(part, stage));
  if (blocks.length === 1) return blocks[0];
  return blocks.flatMap((block) => [...block, ...block.slice(0, -1).reverse()]);
}

function parseBlock(text: string, stage: number): Change[] {
  const groups = text.match(/[x-]|[^x.-]+/g);
  if (!groups) throw new SyntaxError('The notation is empty before or after a comma.');
  return groups.map((group) => parseChange(group, stage));
}

function parseChange(group: string, stage: number): Change {
  const places = /^[x-]$/.test(group) ? [] : [...group].map((sign) => BELLS.indexOf(sign) + 1);
  let previous = 0;
  for (const place of [...places, stage + 1]) {
    if (place <= previous) throw new SyntaxError(`"${group}" is not a rising list of places up to ${stage}.`);
    if ((place - previous) % 2 === 0) throw new SyntaxError(`"${group}" leaves a bell without a partner.`);
    previous = place;
  }
  return places;
}
