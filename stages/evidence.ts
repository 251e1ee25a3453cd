// Reading text as evidence: which values it contains, and whether it states a fact. Code only, no model.
import type { Json } from '../schemas/json.ts';
import type { Message } from '../schemas/message.ts';
import { singular } from './english.ts';
import { tellsValue } from './mathematics/told.ts';
import { remembered } from './remembered.ts';
import { textShown } from './result-forms/index.ts';
import { withIsoDates } from './spoken-dates.ts';
import { datePattern, idForms, timePattern } from './value-forms.ts';

/** A lookbehind says the same but takes several times as long. Two units: a letter may be a surrogate pair. */
const followsLetter = (text: string, at: number): boolean =>
  /\p{L}$/u.test(text.slice(Math.max(0, at - 2), at));

const asComparable = (text: string): string =>
  withIsoDates(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/−(?=\d)/g, '-')
    .replaceAll('**', '')
    .replaceAll(/(\d),(?=\d{3}\b)/g, '$1')
    .replaceAll('\\n', ' ')
    .replaceAll(/[-_](?=\p{L})/gu, (mark, at: number, all: string) => (followsLetter(all, at) ? ' ' : mark))
    .replaceAll(/\s+/g, ' ');

/**
 * Text in a form in which two ways of writing a value are equal: lowercase, dates and times in ISO 8601, no bold type,
 * no thousands separators, "no_show" and "no-show" as "no show", single spaces. The same messages are read by many
 * rules, and by all proofs of a task.
 */
export const comparableText = remembered(asComparable);

/**
 * What the agent could know before message `index`: everything that others said, a text for each message, so that
 * what was found in a message once is not looked for again.
 */
export const evidenceBefore = (messages: readonly Message[], index: number): readonly string[] =>
  messages
    .slice(0, index)
    .flatMap(({ role, content }) =>
      role === 'assistant' ? [] : [role === 'tool' ? textShown(content) : content],
    );

const numberPattern = /(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-]|\.\d)/g;

/** Plain numbers. Digits inside IDs, dates, times, and file names do not count. */
export const numbersIn = remembered((text): readonly number[] => {
  const bare = comparableText(text).replaceAll(datePattern, ' ').replaceAll(timePattern, ' ');
  return [...bare.matchAll(numberPattern)].map((match) => Number(match[0]));
});

/** Record IDs, UUIDs, hashes, paths, dates, and times: values that nobody says by chance. */
export const codesIn = remembered((text): readonly string[] => {
  const dated = withIsoDates(text);
  return [
    ...new Set(
      [...idForms.map(({ pattern }) => pattern), datePattern, timePattern].flatMap((pattern) =>
        [...dated.matchAll(pattern)].map((match) => match[0]),
      ),
    ),
  ];
});

/** IDs alone, without paths, dates, and times. */
export const idsIn = remembered((text): readonly string[] =>
  idForms
    .filter(({ name }) => name !== 'path')
    .flatMap(({ pattern }) => [...text.matchAll(pattern)].map((match) => match[0])),
);

/** True if a code was said in one text. */
export const holdsCode = (text: string, code: string): boolean => holdsCodeAmong([text], code);

/** True if a code was said. A date without a year agrees with that day of any year, a path with its parts. */
export function holdsCodeAmong(texts: readonly string[], code: string): boolean {
  const isSaid = (part: string): boolean => texts.some((text) => comparableText(text).includes(part));
  if (code.startsWith('--')) return isSaid(code.slice(1));
  if (isSaid(comparableText(code))) return true;
  if (code.includes('/')) return code.split('/').every((part) => isSaid(comparableText(part)));
  return /^\d{4}-\d{2}-\d{2}$/.test(code) && isSaid(`-${code.slice(4)}`);
}

/** True if a value was said: numbers by value, text regardless of case. */
export function holds(text: string, value: Json): boolean {
  if (typeof value === 'number') return numbersIn(text).some((number) => Math.abs(number - value) < 1e-9);
  if (typeof value === 'boolean' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => holds(text, item));
  if (typeof value === 'object') return Object.values(value).every((member) => holds(text, member));
  const plain = comparableText(text);
  const told = tellsValue(plain, value);
  return told ?? (plain.includes(comparableText(value).trim()) || holdsCode(text, value));
}

/**
 * True if a text states a named fact. Small numbers occur in many sentences by chance, so the sentence must also
 * contain a word of the fact's name.
 */
export function tells(text: string, name: string, value: Json): boolean {
  if (typeof value !== 'number' || value >= 100 || !Number.isInteger(value)) return holds(text, value);
  const words = nameWords(name);
  const isNamed = (sentence: string): boolean =>
    words.length === 0 || words.some((word) => isSaidIn(comparableText(sentence), word));
  return sentencesOf(text).some(
    (sentence) =>
      (holds(sentence, value) || holdsNumberWord(sentence, value, words)) &&
      isAbout(sentence, name) &&
      (isNamed(sentence) || countsThings(sentence, value, words)),
  );
}

/** "I have reserved 6 of item IT-1001" tells a quantity, and so does "I have entered a usage of 6 visits". */
const quantityForms = (value: number): RegExp =>
  new RegExp(
    `(?<![\\d.,-])${value} of \\p{L}|\\b(?:usage of|(?:record|enter|log|add)(?:ed)?) ${value} \\p{L}`,
    'u',
  );

/** People who are signed up take places, seats, or spots. */
const placeForms = (value: number): RegExp => new RegExp(`(?<![\\d.,-])${value} (?:seat|place|spot)s?\\b`);

/** Whether a sentence says a number in one of the ways that do without the name of what is counted. */
function countsThings(sentence: string, value: number, words: readonly string[]): boolean {
  const text = comparableText(sentence);
  if (words.includes('quantity')) return quantityForms(value).test(text);
  return words.includes('seats') && placeForms(value).test(text);
}

const emptyWords = new Set(['number', 'the', 'and', 'for', 'with', 'from', 'that']);

/** What singular and plural have in common: "entit" of "entities" and "entity". */
const stemOf = (word: string): string => word.replace(/(?:ies|s)$/, '').replace(/y$/, '');

/** "foremen" by "foreman", too. */
const isSaidIn = (plain: string, word: string): boolean =>
  plain.includes(stemOf(word)) || plain.includes(singular(word));

const nameWords = (name: string): string[] =>
  comparableText(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !emptyWords.has(word));

const numberWords = 'no,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',');

/** "three orders" is the number 3. "one" and "no" count only before the thing: "one order", not "that one". */
function holdsNumberWord(sentence: string, value: number, words: readonly string[]): boolean {
  const word = numberWords[value];
  if (word === undefined) return false;
  const text = comparableText(sentence);
  if (value > 1) return new RegExp(`\\b${word}\\b`).test(text);
  return words.some((each) =>
    new RegExp(`\\b${word} (?:(?:open|matching|such|other|new|more) )?${stemOf(each)}`).test(text),
  );
}

/**
 * False for a sentence about another row of the same sort: it contains an ID of that sort, and not the one in
 * the name.
 */
function isAbout(sentence: string, name: string): boolean {
  return codesIn(name).every(
    (code) =>
      holdsCode(sentence, code) ||
      !codesIn(sentence).some((other) => other.split('-')[0] === code.split('-')[0]),
  );
}

/** A point after one of these ends no sentence; after the last two kinds, only before a number, or a small letter. */
const abbreviations = [
  '[ap]\\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec',
  'vs|e\\.g|i\\.e|cf|Dr|Mr|Mrs|Ms|Mx|Prof',
  '(?:[Nn]os?|[Rr]ev|[Vv]ol|[Ff]ig|[Ss]ec|[Ee]xt|pp?)(?=\\.\\s+\\d)',
  '(?:etc|approx|incl|excl|est|Inc|Ltd|Co|Corp|St|Ave|Rd|Jr|Sr)(?=\\.\\s+\\p{Ll})',
];
const sentenceEnd = new RegExp(`(?<=(?<!\\b(?:${abbreviations.join('|')}))[.!?;])\\s+|\\n+`, 'u');

/** Splits after . ! ? and ; but not after the point of an abbreviation: "a.m.", "Jan.", "Dr.", "vs.", "no. 47". */
export const sentencesOf = remembered((text): readonly string[] =>
  text.split(sentenceEnd).filter((sentence) => sentence.trim() !== ''),
);

/** True for a number that follows from two others by adding, subtracting, or multiplying. */
export function isDerived(number: number, known: readonly number[]): boolean {
  const isNear = (value: number): boolean => Math.abs(value - number) < 0.005;
  return known.some((a) => known.some((b) => isNear(a + b) || isNear(a - b) || isNear(a * b)));
}
