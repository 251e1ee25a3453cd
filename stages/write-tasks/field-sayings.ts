// How people tell a value: "it's called Onyx", "it's due on May 3, 2025", "the phone number is +33 1234".
import type { Random } from '../../pipeline/hash.ts';
import { snakeCase } from '../english.ts';
import { type Field, isPlural, nameInWords, valueInWords } from '../values-in-words.ts';

type Saying = readonly [name: RegExp, forms: readonly string[]];

/** By the name of the field; the first that fits counts. {n}: the name in words, {v}: the value. */
const sayings: readonly Saying[] = [
  [/^due_on$/, ["it's due on {v}", 'the due date is {v}', 'it has to be done by {v}']],
  [/^(?:starts|begins)_on$/, ['it starts on {v}', 'the first day is {v}', 'the start date is {v}']],
  [/^(?:ends|expires)_on$/, ['it ends on {v}', 'the last day is {v}', 'it runs until {v}']],
  [/^starts_at$/, ['it starts at {v}', 'the start time is {v}']],
  [/^(?:needed|deliver|review)_by$/, ['we need it by {v}', 'the {n} is {v}']],
  [/^valid_until$/, ["it's valid until {v}", 'it expires on {v}']],
  [/^day$/, ["it's for {v}", 'the day is {v}', 'the day would be {v}']],
  [/^at$/, ['the time is {v}', 'the time would be {v}']],
  [/phone$/, ['the phone number is {v}', 'the number to call is {v}']],
  [/email$/, ['the email address is {v}', 'the address for emails is {v}']],
  [/^(?:title|subject|topic)$/, ['the {n} is {v}', "it's called {v}", 'it goes under the {n} {v}']],
  [/^(?:city|location)$/, ["it's in {v}", 'the {n} is {v}']],
  [
    /(?:price|cost|fee|amount|budget|total|rate)$/,
    ['the {n} is {v}', 'the {n} comes to {v}', "it's {v} for the {n}"],
  ],
  [
    /(?:reason|note|outcome|resolution|findings|remark)$/,
    ['the {n} is {v}', 'put down {v} as the {n}', 'for the {n}, write {v}'],
  ],
];

const plain = ['the {n} is {v}', 'the {n} is {v}', 'the {n} should be {v}'];
const several = ['the {n} are {v}', 'the {n} should be {v}'];
const changes = [
  'the {n} should be {v}',
  'the {n} changes to {v}',
  '{v} is the new {n}',
  'the {n} is {v} now',
];

/** A clause that tells the value of a field. */
export function saying({ name, value, text }: Field, isChange: boolean, random: Random): string {
  const words = nameInWords(name);
  const snake = snakeCase(name);
  const known = sayings.find(([pattern]) => pattern.test(snake))?.[1] ?? plain;
  const forms = isPlural(words) ? several : isChange ? changes : known;
  return random
    .pick(forms)
    .replace('{n}', () => words)
    .replace('{v}', () => text ?? valueInWords(value));
}
