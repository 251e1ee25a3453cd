// A wish as a person would send it: a full sentence in one of many frames, and its details in sentences.
import type { Random } from '../../pipeline/hash.ts';
import { upperFirst } from '../english.ts';
import { withoutDoublePeriods } from '../values-in-words.ts';
import { gerundPhrase } from '../verbs.ts';
import { detailSentences } from './details.ts';
import type { Wish } from './wish.ts';

/** {w}: the wish. {W}: with a capital. {g}: as a gerund. {n}: the noun phrase that it asks for. */
const frames = {
  /** cancel order OR-1001 */
  imperative: [
    'Please {w}.',
    'Could you {w}?',
    'Could you please {w}?',
    'Can you {w}?',
    'Would you {w}, please?',
    'Would you mind {g}?',
    "I'd like you to {w}.",
    'I need you to {w}.',
    '{W}, please.',
    'Can I get you to {w}?',
    "I'd appreciate it if you could {w}.",
    'It would be great if you could {w}.',
    'I was hoping you could {w}.',
    'Would it be possible to {w}?',
    'Any chance you could {w}?',
    'It would help me a lot if you could {w}.',
    'Do me a favor and {w}, please.',
    'We need to {w}.',
    'Would you be so kind as to {w}?',
  ],
  /** which orders have the status open */
  question: [
    '{W}?',
    'Can you tell me {w}?',
    'Could you tell me {w}?',
    "I'd like to know {w}.",
    'Do you know {w}?',
    'Please tell me {w}.',
    "I'm trying to find out {w}.",
    'Could you check {w}?',
    'I need to find out {w}.',
    'Could you look up {w}?',
    "I can't find out {w}. Can you?",
    'Somebody asked me {w}.',
    'I want to know {w}.',
    'Would you check {w}, please?',
    'Can you find out {w}?',
  ],
  /** how is the order getting on: word order that no other sentence can take in */
  plainQuestion: [
    '{W}?',
    'Quick question: {w}?',
    'I have a question: {w}?',
    'One thing I need to know: {w}?',
    "Here's my question: {w}?",
    'I was wondering: {w}?',
    'Let me ask you this: {w}?',
    'Could you help me with this: {w}?',
    'Can you tell me: {w}?',
    'Any idea: {w}?',
    "There's something I can't find out: {w}?",
    'Do you happen to know: {w}?',
    "What I can't figure out: {w}?",
  ],
  /** the average fee of our visits, a new booking */
  noun: [
    'I need {n}.',
    "I'd like {n}.",
    'Could I get {n}?',
    'Can you get me {n}?',
    'Could you give me {n}?',
    "I'm looking for {n}.",
    'Please get me {n}.',
    'Would you get me {n}, please?',
    'Do you have {n}?',
    'Can I have {n}?',
    'What I need is {n}.',
    'Would you mind giving me {n}?',
    "I'm after {n}.",
    'Could you find {n}?',
  ],
  /** a new booking */
  newThing: [
    'I need {n}.',
    "I'd like {n}.",
    'Please create {n}.',
    'Could you create {n}?',
    'Can you set up {n}?',
    'Please add {n}.',
    'Would you set up {n}, please?',
    'Could you add {n}?',
    "I'd like you to create {n}.",
    'We need {n}.',
    'Would you mind setting up {n}?',
    'I was hoping you could add {n}.',
    'Go ahead and create {n}, please.',
    "I'd appreciate it if you could create {n}.",
    'Can I get you to add {n}?',
  ],
} as const;

/** A sentence, or several where the wish has details. */
export function asRequest(wish: Wish, random: Random): string {
  return withoutDoublePeriods([sentenceFor(wish.text, random), ...detailSentences(wish, random)].join(' '));
}

function sentenceFor(wish: string, random: Random): string {
  const noun = /^(?:i need|i'd like|what(?:'s| is| are)) ((?:an?|the|our|my) .+)$/i.exec(wish)?.[1];
  if (noun !== undefined)
    return random.pick(/^an? /.test(noun) ? frames.newThing : frames.noun).replace('{n}', () => noun);
  if (/^(?:i |we |there )/i.test(wish)) return `${upperFirst(wish)}.`;
  if (saysFirst.test(wish)) return `${upperFirst(wish)}${/, please /.test(wish) ? '.' : '?'}`;
  if (!isQuestion(wish)) return fillFrame(random.pick(frames.imperative), wish);
  const embedded = asEmbeddedQuestion(wish);
  return embedded === undefined
    ? fillFrame(random.pick(frames.plainQuestion), wish)
    : fillFrame(random.pick(frames.question), embedded).replace(upperFirst(embedded), () => upperFirst(wish));
}

/** Wishes that say how things are before they ask: "a place became free at the course, who gets it". */
const saysFirst = /^(?:an? |the |[^ ]+'s |"|[A-Z]).*, (?:please|who|what|which|does|do|is|are|can|how) /;

const fillFrame = (frame: string, wish: string): string =>
  frame
    .replace('{w}', () => wish)
    .replace('{W}', () => upperFirst(wish))
    .replace('{g}', () => gerundPhrase(wish));

export const isQuestion = (wish: string): boolean =>
  /^(?:which|what|what's|who|who's|whose|how|how's|when|where|do|does|did|is|are|can) /i.test(wish);

/** Turns a question into what follows "tell me": which visits does Ana have -> which visits Ana has. */
export function asEmbeddedQuestion(question: string): string | undefined {
  const [, things, owner] = /^(which .+?) does (.+) have$/.exec(question) ?? [];
  if (things !== undefined) return `${things} ${owner} has`;
  const [, we, have] = /^what do (we|you|they) (.+)$/.exec(question) ?? [];
  if (we !== undefined) return `what ${we} ${have}`;
  const [, subject, rest] = /^how do (\w+) (.+)$/.exec(question) ?? [];
  if (subject !== undefined) return `how ${subject} ${rest}`;
  const [, many, where] = /^(how many .+?) are there (.+)$/.exec(question) ?? [];
  if (many !== undefined) return `${many} there are ${where}`;
  return /^(?:which|who|whose|what) [^?]*$/.test(question) &&
    !/ (?:do|does|did|is|are|was|were|can) /.test(question)
    ? question
    : undefined;
}

const joints = [
  'After that, ',
  'Then, ',
  "Once that's done, ",
  "When you're done with that, ",
  'Next, ',
  'And then, ',
];

/** Two requests in one message, the second after the first. */
export const inOrder = (first: string, second: string, random: Random): string =>
  `${first} ${random.pick(joints)}${asContinuation(second)}`;

const additions = [
  'Also, ',
  'And ',
  'In addition, ',
  'While you are at it, ',
  'Another one: ',
  'On top of that, ',
];

/** Requests that are independent of each other, in one message. */
export const together = (requests: readonly string[], random: Random): string =>
  requests
    .map((request, index) => (index === 0 ? request : random.pick(additions) + asContinuation(request)))
    .join(' ');

/** "Could you" becomes "could you" after a joint; "I" and names keep their capitals. */
const asContinuation = (sentence: string): string =>
  /^(?:I\b|I'|[A-Z]{2})/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
