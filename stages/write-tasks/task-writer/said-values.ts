// The values that a message says: IDs, dates, times, numbers, quotations, and names. They are what a message in
// other words must keep, and what it may not add.
import { codesIn, comparableText, numbersIn, sentencesOf } from '../../evidence.ts';
import { withIsoDates } from '../../spoken-dates.ts';

const quotation = /["“]([^"”]{1,2000})["”]/g;

/** A mark with digits, such as JC5832 or a path, or a capital. */
const nameOrMark =
  /(?<![\p{L}\p{N}])(?:[\p{L}_/@.-]{0,200}\d[\p{L}\p{N}_/@.:-]*|\p{Lu}[\p{L}\p{N}]*(?:['’-]\p{L}+)*)/gu;

/** Capitals that are not names, and names that everybody may say. */
const commonCapitals = new Set(
  (
    'i ok okay id ids am pm asap fyi ps pdf hr it tv usa us uk dear sir madam mr mrs ms dr hi hello hey ' +
    'thanks thank please best regards kind english monday tuesday wednesday thursday friday saturday ' +
    'sunday january february march april may june july august september october november december ' +
    'christmas easter god'
  ).split(' '),
);

interface Name {
  readonly text: string;
  /** Whether nothing but a space stands between the name before and this one. */
  readonly continues: boolean;
}

/** Names and marks word by word, without those in quotations, dates, and at the start of a sentence. */
export const namesIn = (text: string): string[] => nameWords(text).map((name) => name.text);

/** "Ana Silva" as one name. */
function fullNamesIn(text: string): string[] {
  const full: string[] = [];
  for (const { text: word, continues } of nameWords(text))
    full.push(continues ? `${full.pop()} ${word}` : word);
  return full;
}

/** In place of a quotation, something that is no name and ends the sentence where the quotation does. */
const withoutQuotations = (text: string): string =>
  text.replaceAll(quotation, (_, inner: string) => `it${/[.!?]$/.test(inner) ? '.' : ''}`);

function nameWords(text: string): Name[] {
  return sentencesOf(withoutQuotations(withIsoDates(text)))
    .flatMap((sentence) => sentence.split(/(?<=:)\s+/))
    .flatMap(nameWordsOf);
}

function nameWordsOf(sentence: string): Name[] {
  const start = /^[^\p{L}\p{N}]*/u.exec(sentence)?.[0].length ?? 0;
  let end = -1;
  return [...sentence.matchAll(nameOrMark)].flatMap(({ 0: word, index }) => {
    if (!isName(word, index === start)) return [];
    const continues = sentence.slice(end, index) === ' ';
    end = index + word.length;
    return [{ text: word.replace(/['’]s$/, '').replace(/(?<![.:-])[.:-]+$/, ''), continues }];
  });
}

function isName(word: string, startsSentence: boolean): boolean {
  const bare = word.replace(/['’]\p{Ll}+$/u, '').toLowerCase();
  if (commonCapitals.has(bare) || /^[\d.,:/-]+$/.test(word)) return false;
  return /\d/.test(word) || !startsSentence;
}

export const quotationsIn = (text: string): string[] =>
  [...text.matchAll(quotation)].flatMap(([, inner]) => (inner === undefined ? [] : [inner.trim()]));

/** Every value that a message says, without those that are a part of another one. */
export function valuesIn(text: string): (string | number)[] {
  return wholeOnes([...quotationsIn(text), ...codesIn(text), ...numbersIn(text), ...fullNamesIn(text)]);
}

export function wholeOnes(values: readonly (string | number)[]): (string | number)[] {
  const texts = values.filter((value) => typeof value === 'string');
  return [...new Set(values)].filter(
    (value) =>
      typeof value === 'number' ||
      !texts.some(
        (text) => text.length > value.length && comparableText(text).includes(comparableText(value)),
      ),
  );
}
