// Answers about lists: how many rows there are, and which ones.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import { andList, singular } from '../../english.ts';
import { valueInWords } from '../../values-in-words.ts';
import { choicesInWords } from './choices.ts';
import { type CallResult, totalOf } from './results.ts';

/** A fact that a result shows. */
export interface FoundFact {
  readonly name: string;
  readonly value: Json;
}

const counts = [
  'There {are} {n} {things}.',
  'I found {n} {things}.',
  'I count {n} {things}.',
  'The total is {n} {things}.',
  'The search returned {n} {things}.',
  'According to the records, there {are} {n} {things}.',
  'We have {n} {things}.',
  'The records show {n} {things}.',
  'In total, there {are} {n} {things}.',
];

/** Of rows that were counted before something was done to them. */
const pastCounts = [
  'There {were} {n} {things}.',
  'I found {n} {things}.',
  'That makes {n} {things} in all.',
  'The search had returned {n} {things}.',
  'The list had {n} {things}.',
  'I came across {n} {things}.',
];

const laterCounts = [
  'There {are} also {n} {things}.',
  'In addition, there {are} {n} {things}.',
  'I also found {n} {things}.',
  'The records also show {n} {things}.',
];

/** Of rows that were counted again after something was done to them. */
const newCounts = [
  'There {are} now {n} {things}.',
  'After that, I count {n} {things}.',
  'By now, there {are} {n} {things}.',
  'With that, we have {n} {things}.',
  'As it stands now, there {are} {n} {things}.',
  'The count afterward is {n} {things}.',
];

const nones = [
  'There are no {things}.',
  'I found no {things}.',
  'We have no {things}.',
  'The records show no {things}.',
  'The search for them returned nothing: there are no {things}.',
  'I searched, and there are no {things}.',
  'According to the records, there are no {things}.',
  'As far as the records go, there are no {things}.',
  'No {things} are on record.',
  'I looked through the records and see no {things}.',
  'There are no {things} at the moment.',
  'The list is empty: we have no {things}.',
  'Right now, there are no {things}.',
];

const countsAndNames = [
  'There {are} {n} {things}: {names}.',
  'I found {n} {things}: {names}.',
  'I count {n} {things}, namely {names}.',
  'The search returned {n} {things}: {names}.',
  'The records show {n} {things}: {names}.',
  'We have {n} {things}: {names}.',
  'I see {n} {things} on record: {names}.',
  'There {are} {n} {things} in all: {names}.',
  'The list has {n} {things}: {names}.',
];

const laterCountsAndNames = laterCounts.map((frame) => frame.replace('{things}', '{things}: {names}'));

/** A count and the rows that it counts, by what is counted. */
function countFrames(count: Json, results: readonly CallResult[], isFirst: boolean) {
  const [plain, naming] = isFirst ? [counts, countsAndNames] : [laterCounts, laterCountsAndNames];
  return { plain: isPast(count, results) ? pastCounts : plain, naming };
}

/** True if a call that lists nothing came after the one that counted. */
function isPast(count: Json, results: readonly CallResult[]): boolean {
  const counted = results.findIndex(({ value }) => totalOf(value) === count);
  return (
    counted >= 0 && results.slice(counted).some(({ value, error }) => !error && totalOf(value) === undefined)
  );
}

/** How many rows there are, and which ones match. */
export function listSentences(
  facts: readonly FoundFact[],
  results: readonly CallResult[],
  random: Random,
): string[] {
  const things = [...new Set(facts.map(({ name }) => name.replace(/^(?:number of|matching) /, '')))];
  return things.flatMap((thing, index) => {
    const [count, ...again] = facts.flatMap(({ name, value }) =>
      name === `number of ${thing}` ? [value] : [],
    );
    const later = again.map((value) =>
      counted(newCounts, { thing, count: value, names: [] }, { results, random }),
    );
    if (count === 0) return [random.pick(nones).replaceAll('{things}', () => thing), ...later];
    const names = facts
      .filter(({ name }) => name === `matching ${thing}`)
      .map(({ value }) => valueInWords(value));
    if (count === undefined) return [`The matching ${ownedBy(thing)} are ${andList(names)}.`];
    const { plain, naming } = countFrames(count, results, index === 0);
    const frames = names.length > 0 ? naming : plain;
    return [counted(frames, { thing, count, names }, { results, random }), ...later];
  });
}

/** "orders for customer CU-1001"; the name of an owner may itself hold an "of". */
function ownedBy(thing: string, form = (plural: string): string => plural): string {
  const [, plural = thing, owner] = /^(.+?) of (.+)$/.exec(thing) ?? [];
  return owner === undefined ? form(plural) : `${form(plural)} for ${owner}`;
}

interface Counted {
  /** "orders" or "orders of customer CU-1001" */
  readonly thing: string;
  readonly count: Json;
  readonly names: readonly string[];
}

function counted(
  frames: readonly string[],
  { thing, count, names }: Counted,
  { results, random }: { results: readonly CallResult[]; random: Random },
): string {
  const things = ownedBy(thing, count === 1 ? singular : (plural) => plural);
  const words = things + choicesInWords(results, { count, names });
  return random
    .pick(frames)
    .replace('{are}', count === 1 ? 'is' : 'are')
    .replace('{were}', count === 1 ? 'was' : 'were')
    .replace('{n}', String(count))
    .replace('{things}', () => words)
    .replace('{names}', () => andList(names));
}
