// Checks the words that were written for a task: every message says exactly the values that it was given, gives
// nothing away, and reads like a message from a person.
import { comparableText, holds, numbersIn } from '../../evidence.ts';
import { jsonDebrisIn } from '../../json-debris.ts';
import { namesIn, quotationsIn } from './said-values.ts';
import type { Said, WordsBrief } from './words-brief.ts';

export interface Words {
  readonly request: string;
  readonly later: readonly string[];
  readonly answers: readonly string[];
}

interface Message {
  /** How the writer finds it: "request", "later 1". */
  readonly place: string;
  readonly text: string;
  readonly values: readonly Said[];
  readonly hides: readonly Said[];
}

/**
 * What is wrong with the words, in sentences that their writer can act on. `known` is everything that the writer
 * was told: a name or number from elsewhere is made up.
 */
export function faultsIn(words: Words, brief: WordsBrief, known: string): string[] {
  const { messages, answers } = brief;
  const lengths = [
    ...countFault('later', words.later.length, messages.length - 1),
    ...countFault('answers', words.answers.length, answers.length),
  ];
  if (lengths.length > 0) return lengths;
  const given = comparableText(known);
  const written: Message[] = [
    ...[words.request, ...words.later].map((text, at) => ({
      place: at === 0 ? 'request' : `later ${at}`,
      text,
      values: messages[at]?.values ?? [],
      hides: messages[at]?.hides ?? [],
    })),
    ...words.answers.map((text, at) => ({
      place: `answers ${at + 1}`,
      text,
      values: answers[at]?.values ?? [],
      hides: [],
    })),
  ];
  return written.flatMap((message) =>
    [
      ...valueFaults(message),
      ...inventions(message.text, given),
      ...languageFaults(message.text, given),
      ...formFaults(message.text),
      ...debrisFaults(message.text, known),
      ...brief.technical.flatMap((name) =>
        message.text.includes(name) ? [`uses the technical name ${name}; say it in everyday words`] : [],
      ),
    ].map((fault) => `${message.place}: ${fault}`),
  );
}

const countFault = (name: string, count: number, expected: number): string[] =>
  count === expected ? [] : [`${name}: has ${count} messages, and must have exactly ${expected}`];

function valueFaults({ text, values, hides }: Message): string[] {
  return [
    ...values.flatMap((value) =>
      says(text, value) ? [] : [`must contain ${JSON.stringify(value)} and does not`],
    ),
    ...hides.flatMap((value) =>
      holds(text, value) ? [`gives away ${JSON.stringify(value)}, which must not be said there`] : [],
    ),
  ];
}

/** A number may be written as a word, and a quotation without its last period. */
function says(text: string, value: Said): boolean {
  if (typeof value === 'string') return holds(text, value.replace(/[.!?]$/, ''));
  const word = numberWords[value];
  return holds(text, value) || (word !== undefined && new RegExp(`\\b${word}\\b`, 'i').test(text));
}

const numberWords = 'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',');

/** Names, numbers, dates, and quotations that the writer was not given. */
function inventions(text: string, given: string): string[] {
  const numbers = new Set(numbersIn(given));
  const said = [
    ...quotationsIn(text).map((quoted) => quoted.replace(/[.,!?]$/, '')),
    ...namesIn(text),
    ...numbersIn(text).filter((number) => !numbers.has(number) && !hasNumberWord(given, number)),
  ];
  return [...new Set(said)].flatMap((value) =>
    (typeof value === 'string' ? given.includes(comparableText(value).trim()) : false)
      ? []
      : [`says ${JSON.stringify(value)}, which was not given; use only what was given`],
  );
}

const hasNumberWord = (given: string, number: number): boolean => {
  const word = numberWords[number];
  return word !== undefined && new RegExp(`\\b${word}\\b`).test(given);
};

/** Words for the inner workings of a test, which no person would use of their own request. */
const innerNames = [
  'rubrics?|oracles?|ground truth|checkpoints?|tool calls?|function calls?|api calls?|system prompt',
  'training data|user persona|placeholders?',
];
const innerWords = new RegExp(`\\b(?:${innerNames.join('|')})\\b`, 'gi');

const englishWords = new Set(
  (
    'a an the i me my we us our you your it its he she they them their his her this that these those to of ' +
    'in on at for from with by and or but if so is are was were be been do does did have has had can could ' +
    'would will need please what which who how when where there not no any all some just about up out as ' +
    'get let want id im u pls plz thx'
  ).split(' '),
);
/** Of a shorter message, too few words are in every language's grammar. */
const wordsToJudge = 8;

function languageFaults(text: string, given: string): string[] {
  const inner = [...text.matchAll(innerWords)].flatMap(([word]) =>
    given.includes(comparableText(word)) ? [] : [`speaks of "${word}", which is no word of this person`],
  );
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const english = words.filter((word) => englishWords.has(word.replaceAll(/['’]/g, ''))).length;
  const isForeign = words.length >= wordsToJudge && english < words.length / wordsToJudge;
  return [...inner, ...(isForeign ? ['is not in English, the language of this person'] : [])];
}

function debrisFaults(text: string, known: string): string[] {
  const piece = jsonDebrisIn(text, known);
  return piece === undefined ? [] : [`contains "${piece}", a piece of JSON; write plain sentences`];
}

/** Headings of the brief, as task-writer.ts writes them. */
const headings =
  /\b(?:what the assistant does|ask(?:s|ed) for|must (?:not )?contain|kind of task|(?:opening|later) message(?: \d+)?):/i;

function formFaults(text: string): string[] {
  const [heading] = headings.exec(text) ?? [];
  const [inParentheses] = /\([a-z][\w' -]{0,30}: [^()]+\)/i.exec(text) ?? [];
  const labeled = text.match(/^[ \t]*(?:[-*•] *)?[A-Za-z][\w' -]{1,30}: \S/gm) ?? [];
  return [
    ...(heading === undefined ? [] : [`repeats "${heading}", a heading of the brief`]),
    ...(inParentheses === undefined ? [] : [`fills in a form, "${inParentheses}"; use full sentences`]),
    ...(labeled.length > 1 ? ['lists fields with labels; write as a person would in a message'] : []),
  ];
}
