// What the agent knows at each point of a play: everything that others have said, read once per message, so that
// the cost of a look-up does not grow with the length of the play.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { comparableText, numbersIn } from '../evidence.ts';
import { remembered } from '../remembered.ts';
import { textShown, valueShown } from '../result-forms/index.ts';

/** Numbers said last, from which another may follow by adding, subtracting, or multiplying. */
const numbersKept = 60;

export interface KnownValues {
  /** Takes in the messages before this index. */
  advanceTo(index: number): void;
  /** True if somebody said the value: a number by value, a text regardless of case, as a whole or within a text. */
  has(value: string | number): boolean;
  hasWord(word: string): boolean;
  /** True for a day some days or weeks before or after one that was said, by a number that the user gave. */
  isShifted(day: string): boolean;
  /** The numbers that were said last. */
  recentNumbers(): readonly number[];
}

export function knownValues(messages: readonly Message[]): KnownValues {
  const words = new Set<string>();
  const unread: (readonly string[])[] = []; // words that nobody has asked for yet
  const wholes = new Set<string>();
  const numbers = new Set<number>();
  const recent: number[] = [];
  const texts: string[] = [];
  const spans = new Set<number>();
  let at = 0;
  const take = ({ role, content }: Message): void => {
    if (role === 'assistant') return;
    const read = role === 'tool' ? readResult(content) : readText(content);
    if (role === 'user') for (const number of read.numbers) spans.add(number).add(number * 7);
    for (const number of read.numbers) {
      numbers.add(number);
      recent.push(number);
    }
    texts.push(read.comparable);
    unread.push(read.words);
    for (const whole of read.wholes) wholes.add(whole);
  };
  return {
    advanceTo(index) {
      for (; at < Math.min(index, messages.length); at += 1) take(messages[at] as Message); // at is an index of it
    },
    has(value) {
      if (typeof value === 'number')
        return numbers.has(value) || [...numbers].some((number) => Math.abs(number - value) < 1e-9);
      const wanted = comparableText(value).trim();
      if (wholes.has(wanted) || texts.some((text) => text.includes(wanted))) return true;
      const ofAnyYear = `-${wanted.slice(4)}`; // people say dates without a year
      return /^\d{4}-\d{2}-\d{2}$/.test(wanted) && texts.some((text) => text.includes(ofAnyYear));
    },
    isShifted: (day) =>
      [...spans].some((span) =>
        [-span, span].some((days) => texts.some((text) => text.includes(daysFrom(day, days)))),
      ),
    hasWord(word) {
      for (const list of unread.splice(0)) for (const each of list) words.add(each);
      return words.has(word);
    },
    recentNumbers: () => recent.slice(-numbersKept),
  };
}

interface ReadText {
  readonly comparable: string;
  readonly numbers: readonly number[];
  readonly words: readonly string[];
  /** Whole values of a result. */
  readonly wholes: readonly string[];
}

const readText = remembered((content): ReadText => {
  const comparable = comparableText(content);
  return {
    comparable,
    numbers: numbersIn(content),
    words: [...new Set(comparable.match(/[\p{L}\p{N}]+/gu))],
    wholes: [],
  };
});

const readResult = remembered(
  (content): ReadText => ({
    ...readText(textShown(content)),
    wholes: textsIn(valueShown(content)).map((leaf) => comparableText(leaf).trim()),
  }),
);

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

const daysFrom = (day: string, days: number): string => {
  const moved = new Date(Date.parse(day) + days * 86_400_000);
  return Number.isNaN(moved.getTime()) ? day : moved.toISOString().slice(0, 10);
};
