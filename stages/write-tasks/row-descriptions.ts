// What people know of a record that has no name of its own: whose it is, its date, its subject, an amount, its
// state. "Ana Silva's booking that starts on May 3, 2025" is one record among many.
import type { Random } from '../../pipeline/hash.ts';
import type { Table } from '../../schemas/world.ts';
import { fieldWords, withArticle, wordsIn } from '../english.ts';
import { valueInWords } from '../values-in-words.ts';
import type { Row } from '../worlds/database.ts';
import type { Lookup } from './record-reads.ts';

export interface KnownField {
  readonly column: string;
  readonly value: string | number;
  /** The row behind a key, for a column that says whose the record is. */
  readonly owner?: Owner;
}

/** A row of another table that can be found by its name. */
export interface Owner {
  readonly lookup: Lookup;
  readonly noun: string;
  readonly name: string;
  /** As the user says it: "the student Ana Silva from Porto". */
  readonly text: string;
  readonly isPerson: boolean;
}

interface Described {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly table: Table;
  readonly owners: ReadonlyMap<string, Owner>;
  /** How many rows may fit; one if not given. */
  readonly alike?: Alike | undefined;
}

export interface Alike {
  readonly least: number;
  readonly most: number;
}

export const one: Alike = { least: 1, most: 1 };

/** Columns that nobody remembers a record by. */
const dull = /^(?:previous_status|.*_id|reason|body|.*note|no_notifications|opted_out|contact_refused)$/;

/** Columns that people remember before others. */
export const memorable =
  /^(?:topic|subject|title|number|amount|total|cost|price|fee|city|location|status|severity|priority)$/;

/** Sets of at most three fields that as many rows share as wanted, the ones that people would say first. */
export function knownFields(
  { row, rows, table, owners, alike: { least, most } = one }: Described,
  random: Random,
): KnownField[][] {
  const known = Object.keys(table.columns).flatMap((column): KnownField[] => {
    const value = row[column];
    const owner = owners.get(column);
    if ((typeof value !== 'string' && typeof value !== 'number') || column === table.key) return [];
    if (owner) return [{ column, value, owner }];
    return table.columns[column] === 'exact' && !dull.test(column) && String(value).length <= 50
      ? [{ column, value }]
      : [];
  });
  const isDay = ({ value }: KnownField): boolean => /^\d{4}-\d{2}-\d{2}$/.test(String(value));
  const owned = random.shuffle(known.filter(({ owner }) => owner));
  const days = random.shuffle(known.filter(isDay));
  const others = random.shuffle(known.filter((field) => !field.owner && !isDay(field)));
  const rest = others.toSorted((a, b) => Number(memorable.test(b.column)) - Number(memorable.test(a.column)));
  const pairs = (first: readonly KnownField[], second: readonly KnownField[]): KnownField[][] =>
    first.flatMap((one) => second.map((other) => [one, other]));
  const candidates = [
    ...owned.map((one) => [one]),
    ...pairs(owned, days),
    ...pairs(owned, rest),
    ...pairs(days, rest).filter(([, { column } = { column: '' }]) => column !== 'status'),
    ...pairs(owned, days).flatMap((two) => rest.map((one) => [...two, one])),
  ];
  const sharing = (fields: readonly KnownField[]): number =>
    rows.filter((other) => fields.every(({ column, value }) => other[column] === value)).length;
  return candidates
    .filter((fields) => sharing(fields) >= least && sharing(fields) <= most)
    .slice(0, mostTried);
}

/** Enough that one of them fits a search; each costs a call or two. */
const mostTried = 8;

/** The record in words, and a short form that names it once it is clear which one is meant. */
export function descriptionOf(
  fields: readonly KnownField[],
  { noun }: Pick<Table, 'noun'>,
  random: Random,
): { text: string; subject: string } {
  const owner = fields.find((field) => field.owner)?.owner;
  const marks = fields.filter((field) => !field.owner);
  const state = marks.find(({ column }) => column === 'status');
  const told = marks.filter((field) => field !== state).map((field) => markInWords(field, noun));
  const [head, tail] = owner ? ownedInWords(noun, owner) : [`the ${noun}`, ''];
  const text = [head, ...told, ...(tail === '' ? [] : [tail])]
    .join(' ')
    .replace(/( with (?:(?! with ).)+) with /, '$1 and ');
  return { text: text + (state ? stateInWords(state, random) : ''), subject: `${head} ${tail}`.trim() };
}

/** The state singles out last: ", the one that's open". */
const stateInWords = ({ value }: KnownField, random: Random): string =>
  random.pick([`, the one that's {state}`, `, the {state} one`]).replace('{state}', valueInWords(value));

/** "Ana Silva's booking", or "the inspection" and "for the crop field Canal Side", around what else is known. */
function ownedInWords(noun: string, { name, text, isPerson, ...owner }: Owner): [head: string, tail: string] {
  if (!isPerson) return [`the ${noun}`, `for ${noun.startsWith(`${owner.noun} `) ? name : text}`];
  return text.endsWith(name) ? [`${name}'s ${noun}`, ''] : [`the ${noun}`, `of ${text}`];
}

/** How a value singles out a record, after its noun: "ordered on May 3, 2025", "with an amount of 105". */
export function markInWords({ column, value }: Pick<KnownField, 'column' | 'value'>, noun: string): string {
  const said = valueInWords(value);
  const words = wordsIn(column);
  const event = words.length === 2 ? eventInWords(words, said, noun) : undefined;
  if (event !== undefined) return event;
  if (/^(?:day|date|at)$/.test(column)) return `${column === 'at' ? 'at' : 'on'} ${said}`;
  if (/_until$/.test(column)) return `${words.join(' ')} ${said}`;
  if (column === 'title') return `titled "${value}"`;
  if (/^(?:topic|subject)$/.test(column)) return `about "${value}"`;
  const name = fieldWords(column);
  if (typeof value === 'number') return `with ${withArticle(name)} of ${said}`;
  if (/^(?:location|address|city)$/.test(column)) return `in ${said}`;
  return `with the ${name} ${said}`;
}

/** For columns such as ordered_on and starts_at. */
function eventInWords([verb = '', preposition = '']: readonly string[], said: string, noun: string) {
  if (!/^(?:on|at)$/.test(preposition)) return undefined;
  if (/(?:ed|due|held|sent|paid|made|bought|given|born)$/.test(verb))
    return repeatsNoun(verb, noun) ? `of ${said}` : `${verb} ${preposition} ${said}`;
  return /s$/.test(verb) ? `that ${verb} ${preposition} ${said}` : undefined;
}

/** A request that was requested, a reservation that was reserved. */
function repeatsNoun(participle: string, noun: string): boolean {
  const stem = participle.replace(/ed$/, '');
  return stem.length >= 4 && (noun.split(' ').at(-1) ?? '').startsWith(stem);
}
