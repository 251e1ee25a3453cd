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
 * `103 same-as 205` says that both numbers mean one layer. It goes by the number that is noted first in the file, in
 * every line.
 *
 * @throws {Error} with the number of the line, counted from 1, if a line is not a relation or relates a layer to
 *   itself
 */
export function parseRelations(notes: string): Relation[] {
  const found: { relation: Relation; line: number }[] = [];
  const order: string[] = [];
  const sameAs = new Map<string, string>();
  const nameOf = (layer: string): string => {
    const other = sameAs.get(layer);
    return other === undefined ? layer : nameOf(other);
  };
  notes.split('\n').forEach((line, index) => {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') return;
    const match = /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(text);
    const isSame = match?.[2] === 'same-as';
    const leftIsAbove = match ? LEFT_IS_ABOVE[match[2]] : undefined;
    if (!match || (leftIsAbove === undefined && !isSame)) {
      throw new Error(`Line ${index + 1} is not a relation: ${text}`);
    }
    order.push(match[1]);
    for (const right of match[3].split(',').map((part) => part.trim())) {
      if (!/^\S+$/.test(right)) throw new Error(`Line ${index + 1} is not a relation: ${text}`);
      if (right === match[1]) throw new Error(`Line ${index + 1} relates layer ${right} to itself.`);
      order.push(right);
      if (isSame) {
        const names = [nameOf(match[1]), nameOf(right)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
        if (names[0] !== names[1]) sameAs.set(names[1], names[0]);
        continue;
      }
      const relation = leftIsAbove ? { above: match[1], below: right } : { above: right, below: match[1] };
      found.push({ relation, line: index + 1 });
    }
  });
  const relations = new Map<string, Relation>();
  for (const { relation, line } of found) {
    const above = nameOf(relation.above);
    const below = nameOf(relation.below);
    if (above === below) throw new Error(`Line ${line} relates layer ${above} to itself.`);
    relations.set(`${above} ${below}`, { above, below });
  }
  return [...relations.values()];
}
