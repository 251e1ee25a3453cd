// day_worked_out: a call sets a day that nobody has said, some days after or before one that a result shows.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import { numbersIn } from '../../evidence.ts';
import { valueInWords } from '../../values-in-words.ts';
import { foundSoFar, type Insight, lastSaid, sayOne } from './insight.ts';

const later = [
  '{old} plus {days} days is {new}.',
  'It stands at {old}. {days} days later is {new}.',
  'Counting {days} days from {old}, I get {new}.',
  'The record says {old}, so the new day is {new}, {days} days on.',
];
const earlier = [
  '{old} less {days} days is {new}.',
  'It stands at {old}. {days} days earlier is {new}.',
  'Counting {days} days back from {old}, I get {new}.',
];

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

export const dayWorkedOut: Insight = {
  name: 'day_worked_out',
  isWhole: false,
  notice(moment) {
    const [call] = moment.calls;
    if (!call || moment.calls.length > 1) return undefined;
    const spans = new Set(numbersIn(lastSaid(moment)).flatMap((number) => [number, number * 7]));
    for (const [name, value] of Object.entries(call.arguments)) {
      if (typeof value !== 'string' || !dayPattern.test(value)) continue;
      const old = foundSoFar(moment).flatMap(({ value: shown }) => daysUnder(name, shown));
      for (const day of old) {
        const days = (Date.parse(value) - Date.parse(day)) / dayLength;
        if (days === 0 || !spans.has(Math.abs(days))) continue;
        const slots = { old: valueInWords(day), new: valueInWords(value), days: String(Math.abs(days)) };
        return sayOne(days > 0 ? later : earlier, slots, moment.random);
      }
    }
    return undefined;
  },
};

/** The days that a result shows under the name of a parameter. */
function daysUnder(name: string, value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => daysUnder(name, item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member = null]) =>
    snakeCase(key) === snakeCase(name) && typeof member === 'string' && dayPattern.test(member)
      ? [member]
      : daysUnder(name, member),
  );
}
