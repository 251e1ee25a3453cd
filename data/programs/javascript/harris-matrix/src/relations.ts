/** `above` is the younger layer: it was laid down after `below`. */
export interface Relation {
  readonly above: string;
  readonly below: string;
}

/** Words between two layers; true if the layer on the left is the upper, younger one. */
const LEFT_IS_ABOVE: Readonly<Record<string, boolean>> = {
  above: true,
  below: false,
  cuts: true,
  fills: true,
};

/**
 * Reads the notes of a trench, one relation per line:
 *
 *     101 above 102
 *     104 cuts 101, 103     # a pit through two layers
 *
 * The words are `above`, `below`, `cuts` (a pit is above what it cuts), and `fills` (a filling is above its pit).
 * Several layers on the right are separated by commas. Everything after `#` is a comment, and empty lines are
 * skipped. A relation that is noted twice is returned once, at its first place.
 *
 * @throws {Error} with the number of the line, counted from 1, if a line is not a relation or relates a layer to
 *   itself
 */
export function parseRelations(notes: string): Relation[] {
  const relations = new Map<string, Relation>();
  notes.split('\n').forEach((line, index) => {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') return;
    const match = /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(text);
    const leftIsAbove = match ? LEFT_IS_ABOVE[match[2]] : undefined;
    if (!match || leftIsAbove === undefined) throw new Error(`Line ${index + 1} is not a relation: ${text}`);
    for (const right of match[3].split(',').map((part) => part.trim())) {
      if (!/^\S+$/.test(right)) throw new Error(`Line ${index + 1} is not a relation: ${text}`);
      if (right === match[1]) throw new Error(`Line ${index + 1} relates layer ${right} to itself.`);
      const relation = leftIsAbove ? { above: match[1], below: right } : { above: right, below: match[1] };
      relations.set(`${relation.above} ${relation.below}`, relation);
    }
  });
  return [...relations.values()];
}
