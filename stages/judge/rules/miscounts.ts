// miscounts: how many records an answer speaks of. "A, B, and 4 more" has to add up to what was found or changed, and "I found
// 12 loans" to a count that a result gives.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { plural, wordsIn } from '../../english.ts';
import { numbersIn, sentencesOf } from '../../evidence.ts';
import { requestStart } from '../../request-start.ts';
import { answersIn, fatal, type JudgedPlay, type Rule, type RuleFinding } from './rule.ts';

export const miscounts: Rule = {
  name: 'miscounts',
  summary: 'A list that ends in "and 4 more", and a number of records found, agree with the results.',
  check: ({ task, played }) =>
    answersIn(played).flatMap(({ at, content }) => {
      if (!mayCount.test(content)) return [];
      const counts = countsBefore(played, at);
      const isKnown = (count: number): boolean =>
        counts.all.has(count) ||
        task.oracle.communicate.some(({ value }) => value === count) ||
        played.messages.some(
          (message, index) => index < at && message.role === 'user' && says(message.content, count),
        );
      const changed = changedBefore(played, at);
      return [
        ...cutLists(content, at, { isKnown, changed }),
        ...foundIn(content, at, { counts, isKnown }),
        ...listedIn(content, at),
      ];
    }),
};

const mayCount =
  /\band \d+ more\b|\b(?:found|counts?|counted|there are|there were|returned|came across|came to|shows?|have|has) \d/i;

const says = (text: string, count: number): boolean => numbersIn(text).includes(count);

interface Counts {
  readonly all: ReadonlySet<number>;
  /** By what is counted, in words and in the plural. */
  readonly byNoun: ReadonlyMap<string, ReadonlySet<number>>;
}

/** What calls before an answer have found, and how many rows and calls there were since each turn of the user. */
function countsBefore({ steps, messages }: JudgedPlay['played'], at: number): Counts {
  const all = new Set<number>();
  const byNoun = new Map<string, Set<number>>();
  const read = new Map<string, number>();
  const earlier = steps.filter(({ message, result }) => message < at && result.ok);
  for (const { call, result } of earlier)
    for (const { noun, length, total } of listsIn(result.value)) {
      const sofar = (read.get(`${call.name} ${noun}`) ?? 0) + length;
      read.set(`${call.name} ${noun}`, sofar);
      const own = byNoun.get(noun) ?? new Set();
      byNoun.set(noun, own);
      for (const count of [length, sofar, ...total]) {
        all.add(count);
        own.add(count);
      }
    }
  const turns = messages.flatMap(({ role }, index) => (role === 'user' && index < at ? [index] : []));
  for (const turn of turns)
    for (const count of madeIn(earlier.filter(({ message }) => message > turn))) all.add(count);
  return { all, byNoun };
}

/** Calls of each tool, and the rows of each table that they changed. */
function madeIn(own: JudgedPlay['played']['steps']): number[] {
  const calls = new Map<string, number>();
  const rows = new Map<string, Set<string>>();
  for (const { call, result } of own) {
    calls.set(call.name, (calls.get(call.name) ?? 0) + 1);
    for (const { table, key } of result.changes) rows.set(table, (rows.get(table) ?? new Set()).add(key));
  }
  return [...calls.values(), ...[...rows.values()].map(({ size }) => size)];
}

/** Lists of records in a result, with the total that stands beside them. */
function listsIn(value: Json): { noun: string; length: number; total: number[] }[] {
  if (!isObject(value)) return [];
  const total = [value.total, value.count, value.found].filter((count) => typeof count === 'number');
  return Object.entries(value).flatMap(([name, member]) =>
    Array.isArray(member) ? [{ noun: wordsIn(name).join(' '), length: member.length, total }] : [],
  );
}

const cutList = /(?<!, )((?:(?:[A-Z]{1,6}-\d+|"[^"]+"), )+)and (\d+) more\b/g;

/** The rows of each table that calls changed for the request that is answered. */
function changedBefore(
  { steps, messages }: JudgedPlay['played'],
  at: number,
): readonly ReadonlySet<string>[] {
  const since = requestStart(messages, at);
  const rows = new Map<string, Set<string>>();
  for (const { message, result } of steps)
    if (message > since && message < at)
      for (const { table, key } of result.changes) rows.set(table, (rows.get(table) ?? new Set()).add(key));
  return [...rows.values()];
}

/** Where all rows that are named were just changed, the rest of them are the others that were. */
const cutLists = (
  content: string,
  at: number,
  { isKnown, changed }: { isKnown: (count: number) => boolean; changed: readonly ReadonlySet<string>[] },
): RuleFinding[] =>
  [...content.matchAll(cutList)].flatMap(([text, named = '', more]) => {
    const ids = named.match(listedItem) ?? [];
    const count = ids.length + Number(more);
    const own = changed.find((keys) => ids.every((id) => keys.has(id)));
    return (own ? own.size === count : isKnown(count))
      ? []
      : [fatal(at, `"${text}" makes ${count}, which no result and no change comes to`)];
  });

const found = new RegExp(
  String.raw`\b(?:I (?:also )?(?:found|count|counted|came across)|(?:there|we) (?:are|were|have)|` +
    String.raw`(?:search|lookup|list|records?) (?:also )?(?:returned|had returned|shows?)) (\d+) ([a-z][a-z -]+?)` +
    '(?: in (?:all|total)| for (?!you).*|(?::|, namely) .*)?[.,;!]?$',
  'i',
);

/** Whole sentences alone: "12 loans that are overdue" may have been counted by eye. */
const foundIn = (
  content: string,
  at: number,
  { counts, isKnown }: { counts: Counts; isKnown: (count: number) => boolean },
): RuleFinding[] =>
  sentencesOf(content).flatMap((sentence) => {
    const [, number, noun = ''] = found.exec(sentence.trim()) ?? [];
    const own = counts.byNoun.get(plural(noun.toLowerCase()));
    const count = Number(number);
    return own === undefined || own.has(count) || isKnown(count)
      ? []
      : [fatal(at, `the answer counts ${count} ${noun}, and the results say ${[...own].join(', ')}`)];
  });

/** "3 loans: A, B, and C", "I count 3 loans, namely A, B, and C": IDs, or texts in quotation marks. */
const listing =
  /(?<![\w.,-])(\d{1,2}) (?:[a-z]+ ){0,3}[a-z]+s\b[^.:;,]{0,80}?(?::|, namely|, which are|, that is) ([^.;:]+)[.;]?\s*$/;
const listedItem = /\b[A-Z]{1,6}-\d+\b|"[^"]+"/g;

/** Whether a number of things agrees with the list of them that follows. */
const listedIn = (content: string, at: number): RuleFinding[] =>
  sentencesOf(content).flatMap((sentence) => {
    const [, number = '', list = ''] = listing.exec(sentence.trim()) ?? [];
    const items = list.match(listedItem) ?? [];
    // Something else in the list, or in the place of its items, is more than this reads.
    const isList = /^[\s,]*(?:and )?$/.test(list.replaceAll(listedItem, '').replaceAll(/,? and /g, ','));
    return number === '' || items.length < 2 || !isList || items.length === Number(number)
      ? []
      : [fatal(at, `the answer counts ${number}, and lists ${items.length}`)];
  });
