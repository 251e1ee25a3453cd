// Whether words stand in an order that English has. Each pair of neighbors is looked up in a table: how much more
// often, or more seldom, the two stand side by side than chance would have it. Shuffled words score far below zero.
import { remembered } from '../remembered.ts';
import { pairScores } from './word-order-table.ts';

/** Words that the table knows, and classes for all others: endings, names, numbers, and the ends of clauses. */
export const functionWords =
  'the a an and or but of to in on at for from with by is are was were be been it this that these there you your ' +
  'i my me we our they their he not no do does did can could will would should have has had as if so when ' +
  "where which who what how why all any some please about into up just i'm i'd i'll it's that's don't " +
  "can't thanks also";
const classes = ['-ing', '-ed', '-ly', '-s', 'name', 'word', 'number', ',', '|'] as const;

export const orderVocabulary: readonly string[] = [...functionWords.split(' '), ...classes];
const placeOf = new Map(orderVocabulary.map((word, at) => [word, at]));

const token = /\p{L}[\p{L}'’]*(?:[-_/.][\p{L}\p{N}_]+)*|\d[\d.,:/-]*|[.!?;:]+|,|"[^"]*"|“[^”]*”|[()\n—–]/gu;

/** A text as entries of the vocabulary, between clause ends. */
export function orderTokens(text: string): string[] {
  const tokens: string[] = ['|'];
  for (const [found] of text.matchAll(token)) {
    const next = classOf(found, tokens.at(-1) === '|');
    if (next !== '|' || tokens.at(-1) !== '|') tokens.push(next);
  }
  return tokens.at(-1) === '|' ? tokens : [...tokens, '|'];
}

/** The first form that fits counts. Names are told by their capital letter, but for the first word of a clause. */
const forms: readonly (readonly [form: RegExp, entry: (typeof classes)[number], inside?: true])[] = [
  [/^,$/, ','],
  [/^[.!?;:()\n—–]/, '|'],
  [/^["“]/, 'word'],
  [/^\d/, 'number'],
  [/^[^-_/.]*[-_/.].*\d/s, 'name'],
  [/[-_/.]/, 'word'],
  [/^.{2,}ing$/i, '-ing'],
  [/^.{3,}ed$/i, '-ed'],
  [/^.{2,}ly$/i, '-ly'],
  [/^\p{Lu}/u, 'name', true],
  [/^.{2,}[^s]s$/i, '-s'],
];

function classOf(found: string, isFirst: boolean): string {
  const word = found.toLowerCase().replaceAll('’', "'");
  if (placeOf.has(word)) return word;
  return forms.find(([form, , inside]) => !(inside && isFirst) && form.test(found))?.[1] ?? 'word';
}

/** The digit of the table that stands for "as often as by chance"; one more is twice as often. */
export const chance = 4;

const rows = orderVocabulary.map((word) =>
  [...(pairScores[word] ?? '')].map((digit) => Number(digit) - chance),
);

/** Of texts of people, one in a thousand scores below the first line, one in thirty below the second. */
const lines = { strong: { perPair: -0.45, once: -1 }, weak: { perPair: -0.1, once: 0 } };

/** Of fewer pairs one rare phrase is too many; longer texts have lists and code in them. */
const judged = { least: 16, most: 160 };

/** How sure it is that nobody has put these words together, as a broken model does not. */
export const disorderOf = remembered((text): 'strong' | 'weak' | 'none' => {
  const places = orderTokens(text).map((each) => placeOf.get(each) ?? 0);
  const pairs = places.length - 1;
  if (pairs < judged.least || pairs > judged.most) return 'none';
  let sum = 0;
  for (let at = 1; at <= pairs; at += 1) sum += rows[places[at - 1] ?? 0]?.[places[at] ?? 0] ?? 0;
  if (sum < lines.strong.perPair * pairs + lines.strong.once) return 'strong';
  return sum < lines.weak.perPair * pairs + lines.weak.once ? 'weak' : 'none';
});
