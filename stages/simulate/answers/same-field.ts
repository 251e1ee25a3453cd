// One field of several rows in one sentence: "The budget is 6,700 for the spring sale and 8,800 for the summer sale."
import type { Random } from '../../../pipeline/hash.ts';
import { andList } from '../../english.ts';

export interface RowField {
  readonly field: string;
  readonly row: string;
  /** In words. */
  readonly value: string;
}

const frames: readonly string[] = [
  'The {field} {is} {list}.',
  'As for the {field}, it {is} {list}.',
  'The records give the {field} as {list}.',
  'On record, the {field} {is} {list}.',
  'Going by the records, the {field} {is} {list}.',
  'The {field} of each: {list}.',
  'Here is the {field} of each: {list}.',
  'Looking at the {field}, I see {list}.',
  'For the {field}, I have {list}.',
];

const singularOnly = 'it {is}';

/** Splits off the fields that several rows have and that are told of each of them alone. */
export function sharedFields(fields: readonly RowField[]): { shared: RowField[][]; others: RowField[] } {
  const isAlone = ({ row }: RowField): boolean =>
    row !== '' && fields.filter((each) => each.row === row).length === 1;
  const names = [...new Set(fields.filter(isAlone).map(({ field }) => field))];
  const shared = names
    .map((name) => fields.filter((each) => each.field === name && isAlone(each)))
    .filter((group) => group.length > 1);
  return { shared, others: fields.filter((each) => !shared.flat().includes(each)) };
}

export function sharedSentence(group: readonly RowField[], verb: string, random: Random): string {
  const possible = verb === 'is' ? frames : frames.filter((frame) => !frame.includes(singularOnly));
  const list = andList(group.map(({ value, row }) => `${value} for ${row}`));
  return random
    .pick(possible)
    .replace('{field}', () => group[0]?.field ?? '')
    .replace('{is}', verb)
    .replace('{list}', () => list);
}
