// Reports changes: what was done, in the words of the call's purpose, then every value that those words leave
// out, from the arguments and the result. Nothing is said that the result does not show.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { andList, snakeCase, upperFirst, wordsIn } from '../../english.ts';
import { comparableText, holds } from '../../evidence.ts';
import { type Field, fieldClause, nameInWords, valueInWords } from '../../values-in-words.ts';
import { participlePhrase } from '../../verbs.ts';
import { phraseOf } from '../script.ts';
import { seriesPhrase } from '../series.ts';
import { isStateChange, looksLikeKey, outcomeSentences, states } from './outcomes.ts';

export interface Change {
  readonly given: JsonObject;
  readonly value: Json;
  /** "to cancel order OR-1001" */
  readonly purpose: string;
}

/** {p}: what was done, as "canceled order OR-1001". */
const frames = [
  "I've {p}.",
  'I have {p}.',
  "Done. I've {p}.",
  "All set. I've {p}.",
  "I've {p}, as you asked.",
  "That's done: I've {p}.",
  "I've now {p}.",
  'Your request went through. I have {p}.',
  "As requested, I've {p}.",
  "All done. I've {p}.",
  "It's done. I've {p}.",
  "I've gone ahead and {p}.",
];

const laterFrames = [
  "I've also {p}.",
  "In addition, I've {p}.",
  "I've {p} as well.",
  "On top of that, I've {p}.",
];

/** A frame that goes on after the phrase would need a comma inside a quotation that the phrase ends with. */
const framesFor = (done: string, candidates: readonly string[]): string[] =>
  candidates.filter((frame) => !done.endsWith('"') || frame.endsWith('{p}.'));

export function changeSentences(changes: readonly Change[], random: Random): string[] {
  const sentences: string[] = [];
  for (const group of inSeries(changes)) {
    const [change] = group;
    if (!change) continue;
    const phrases = group.map(({ purpose }) => phraseOf(purpose));
    const done = participlePhrase(seriesPhrase(phrases) ?? phraseOf(change.purpose));
    const frame = random.pick(framesFor(done, sentences.length === 0 ? frames : laterFrames));
    const opening = frame.replace('{p}', () => done);
    if (sentences.includes(opening)) continue;
    const values =
      group.length > 1 ? sharedSentences(group, opening, random) : valueSentences(change, opening, random);
    sentences.push(opening, ...values);
  }
  return sentences;
}

/** Changes one after another that are the same but for the record share a sentence. */
function inSeries(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const purposes = [...(group ?? []), change].map(({ purpose }) => phraseOf(purpose));
    if (group && seriesPhrase(purposes) !== undefined) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** What is the same for all records of a series: values that were set, and the state that they are in now. */
function sharedSentences(group: readonly Change[], said: string, random: Random): string[] {
  const [first] = group;
  if (!first || !isObject(first.value)) return [];
  const { given, value } = first;
  const untold = untoldArguments(given, value, said).filter(({ name }) =>
    group.every((each) => JSON.stringify(each.given[name]) === JSON.stringify(given[name])),
  );
  const isShared = (name: string): boolean =>
    group.every((each) => isObject(each.value) && each.value[name] === value[name]);
  const state = states.find((name) => typeof value[name] === 'string' && isShared(name));
  const known = `${said} ${untold.map(fieldClause).join(' ')}`;
  const isTold =
    state === undefined || holds(known, value[state] ?? null) || !isStateChange(given, first.purpose);
  return [
    ...fieldSentences(untold, random),
    ...(isTold
      ? []
      : [`The ${nameInWords(state)} of all of them is now ${valueInWords(value[state] ?? null)}.`]),
  ];
}

function valueSentences({ given, value, purpose }: Change, said: string, random: Random): string[] {
  // Live servers confirm in prose; what their calls were for already says it all.
  if (!isObject(value)) return [];
  const result = value;
  const untold = untoldArguments(given, result, said);
  return [
    ...newIdSentence({ given, result, purpose }, said, random),
    ...fieldSentences(untold, random),
    ...outcomeSentences(
      { result, said: `${said} ${untold.map(fieldClause).join(' ')}`, purpose, given },
      random,
    ),
  ];
}

const sameName = (a: string, b: string): boolean => wordsIn(a).join() === wordsIn(b).join();

/** Arguments that the sentence has not told, with the value that the result gives them. */
function untoldArguments(given: JsonObject, result: JsonObject, said: string): Field[] {
  return Object.entries(given).flatMap(([name, argument]): Field[] => {
    const [, shown] = Object.entries(result).find(([field]) => sameName(field, name)) ?? [];
    const value = shown === undefined || shown === null || isObject(shown) ? argument : shown;
    if (isKey(name, argument, result) || isRecordList(value) || isDocument(value)) return [];
    if (saysWhatToDo(name, argument)) return [];
    if (typeof value === 'boolean' ? mentionsFlag(said, name) : holds(said, value)) return [];
    return [{ name, value }];
  });
}

/** The contents of a file are not read out. */
const isDocument = (value: Json): boolean =>
  typeof value === 'string' && (value.includes('\n') || value.length > 80);

/** "mode: create" chooses what a tool does. The sentence has said what was done. */
const saysWhatToDo = (name: string, argument: Json): boolean =>
  /^(?:mode|action|operation|command|method)$/.test(name) &&
  typeof argument === 'string' &&
  /^(?:create|add|delete|remove|update|rename|list|show|get|set|push|pop|apply|drop|clear|switch)$/.test(
    argument,
  );

const isRecordList = (value: Json): boolean => Array.isArray(value) && value.some((item) => isObject(item));

/** The key of the row or of a row that it belongs to: the user knows those, and the result shows their names. */
function isKey(name: string, argument: Json, result: JsonObject): boolean {
  const isReference = /(?:^|_)(?:ids?|from|to)$/.test(snakeCase(name));
  if (Array.isArray(argument)) return isReference;
  if (typeof argument !== 'string') return false;
  const owned = Object.values(result).some((member) => isObject(member) && member.id === argument);
  return owned || result.id === argument || (isReference && looksLikeKey(argument));
}

const mentionsFlag = (said: string, name: string): boolean =>
  wordsIn(name).every((word) => word.length < 3 || comparableText(said).includes(word));

/** Plain values share a sentence; a list or a flag reads better in one of its own. */
function fieldSentences(fields: readonly Field[], random: Random): string[] {
  const isPlain = ({ value }: Field): boolean => typeof value !== 'boolean' && !Array.isArray(value);
  const plain = andList(fields.filter(isPlain).map(fieldClause));
  const others = andList(fields.filter((field) => !isPlain(field)).map(fieldClause));
  const first = random
    .pick(['{C}.', '{C}.', 'The record shows that {c}.', 'Here is what I entered: {c}.'])
    .replace('{C}', () => upperFirst(plain))
    .replace('{c}', () => plain);
  return [...(plain === '' ? [] : [first]), ...(others === '' ? [] : [`${upperFirst(others)}.`])];
}

const newIds = [
  'The ID is {id}.',
  "It's on record as {id}.",
  'It has the ID {id}.',
  'Its ID is {id}.',
  'You can find it under {id}.',
  'It was given the ID {id}.',
  'The new ID is {id}.',
  'For your records, the ID is {id}.',
];

function newIdSentence(
  { given, result, purpose }: { given: JsonObject; result: JsonObject; purpose: string },
  said: string,
  random: Random,
): string[] {
  const { id } = result;
  if (typeof id === 'string' && !holds(said, id) && !Object.values(given).includes(id))
    return [random.pick(newIds).replace('{id}', id)];
  const rows = Object.values(result).find((member) => Array.isArray(member)) ?? [];
  const ids = (Array.isArray(rows) ? rows : []).flatMap((row) =>
    isObject(row) && typeof row.id === 'string' && !holds(said, row.id) ? [row.id] : [],
  );
  if (ids.length === 0) return [];
  const list = andList(ids.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  const isNew = /^to (?:add|create|enter|register|book|log|record|schedule)\b/.test(purpose);
  if (ids.length === 1) return [isNew ? `The new ID is ${list}.` : `That was ${list}.`];
  return [isNew ? `The new IDs are ${list}.` : `That covers ${list}.`];
}
