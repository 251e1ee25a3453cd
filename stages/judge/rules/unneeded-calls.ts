// unneeded_calls: every read is one that the task needs, or one whose result is used.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { comparableText } from '../../evidence.ts';
import { remembered } from '../../remembered.ts';
import { valueShown } from '../../result-forms/index.ts';
import { type JudgedPlay, type Rule, slip } from './rule.ts';

export const unneededCalls: Rule = {
  name: 'unneeded_calls',
  summary: 'Every read is one that the task needs, or its result is used in a later call or answer.',
  check({ task, played }) {
    const needed = new Set(task.oracle.calls.map(({ tool }) => tool));
    const isIdle = ({ call, result }: Step): boolean =>
      !needed.has(call.name) && result.ok && result.changes.length === 0;
    if (!played.steps.some(isIdle)) return [];
    const rows = rowUses(played);
    const words = lazily(() => wordUses(played));
    return played.steps.flatMap((made, step) => {
      if (!isIdle(made) || isRowUsed(made, step, rows) || isResultUsed(made, words())) return [];
      return [
        slip(made.message, `nothing came of ${made.call.name}, and the task does not need it`, { step }),
      ];
    });
  },
};

type Step = JudgedPlay['played']['steps'][number];

interface WordUses {
  /** By call ID: the index of the message with the result, and what it holds. */
  readonly shown: ReadonlyMap<string, { readonly at: number; readonly content: string }>;
  /** What the agent says and calls: most words of a result do not occur in it, and are not looked up. */
  readonly spoken: string;
  /** By word: the messages that have it. */
  readonly said: () => ReadonlyMap<string, Sayings>;
}

interface RowUses {
  /** By value: the last step whose arguments hold it, and the first one that changes the row of this key. */
  readonly lastGiven: ReadonlyMap<string, number>;
  readonly firstChange: ReadonlyMap<string, number>;
}

/** Indices of messages. */
interface Sayings {
  /** Of the agent, in its calls and answers. */
  readonly used: number[];
  /** Of the others: the first two, which tell whether a result was the only one to show a word. */
  readonly heard: number[];
}

/** Words are read once per play, and only where rows do not tell that a call was of use. */
function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function wordUses({ messages }: JudgedPlay['played']): WordUses {
  const shown = new Map<string, { at: number; content: string }>();
  const spoken: string[] = [];
  for (const [at, message] of messages.entries()) {
    if (message.toolCallId !== undefined) shown.set(message.toolCallId, { at, content: message.content });
    if (message.role === 'assistant') spoken.push(...textsOf(message).map(comparableText));
  }
  return { shown, spoken: spoken.join('\n'), said: lazily(() => sayingsIn(messages)) };
}

function sayingsIn(messages: readonly Message[]): Map<string, Sayings> {
  const said = new Map<string, Sayings>();
  for (const [at, message] of messages.entries())
    for (const word of textsOf(message).flatMap(wordsOf)) {
      const sayings = said.get(word) ?? { used: [], heard: [] };
      said.set(word, sayings);
      const list = message.role === 'assistant' ? sayings.used : sayings.heard;
      if (list.at(-1) !== at && (message.role === 'assistant' || list.length < 2)) list.push(at);
    }
  return said;
}

const textsOf = ({ content, toolCalls = [] }: Message): string[] => [
  content,
  ...toolCalls.map((call) => JSON.stringify(call.arguments)),
];

function rowUses({ steps }: JudgedPlay['played']): RowUses {
  const [lastGiven, firstChange] = [new Map<string, number>(), new Map<string, number>()];
  for (const [step, { call, result }] of steps.entries()) {
    for (const value of leavesOf(call.arguments)) lastGiven.set(value, step);
    for (const { key } of result.changes) if (!firstChange.has(key)) firstChange.set(key, step);
  }
  return { lastGiven, firstChange };
}

const wordsOf = remembered(
  // "on January 21, 2025." ends with the same word as a result in which the date stands alone.
  (text): readonly string[] => comparableText(text).match(/[\p{L}\p{N}](?:[.-]*[\p{L}\p{N}])*/gu) ?? [],
);

/** Shorter texts and smaller numbers occur in many results. */
const shortest = 4;
const smallest = 100;

/** True if a later call names the same row, or if the row was changed before and is read back. */
const isRowUsed = ({ call }: Step, step: number, { lastGiven, firstChange }: RowUses): boolean =>
  leavesOf(call.arguments).some(
    (value) =>
      value.length >= shortest &&
      ((lastGiven.get(value) ?? 0) > step || (firstChange.get(value) ?? step) < step),
  );

/** True if the agent uses a word that it had from this result alone: nobody else had said it by then. */
function isResultUsed({ call }: Step, { shown, spoken, said }: WordUses): boolean {
  const { at, content } = shown.get(call.id) ?? { at: 0, content: '' };
  const given = comparableText(JSON.stringify(call.arguments));
  const isTaken = (word: string): boolean => {
    // What the agent has named in the call itself is not from its result.
    if (given.includes(word) || !spoken.includes(word)) return false;
    const { used, heard } = said().get(word) ?? { used: [], heard: [] };
    const [first, second = Number.POSITIVE_INFINITY] = heard;
    return first === at && used.some((use) => use > at && use < second);
  };
  return leavesOf(valueShown(content)).some((value) => tellingWords(value).some(isTaken));
}

const isRare = (value: string): boolean => value.length >= shortest || Number(value) >= smallest;

/** Words such as "active" occur in many answers; names, IDs, dates, and larger numbers do not. */
const tellingWords = remembered((value): readonly string[] => {
  if (!isRare(value)) return [];
  const starts = new Set(value.match(/\p{Lu}(?<=(?:^|[.!?:]\s+|\n\s*)\p{Lu})[\p{Ll}'’]*(?=\s)/gu) ?? []);
  const isLong = value.split(/\s+/).length > longestName;
  const telling = value
    .split(/\s+/)
    .filter((word) => /[\p{Lu}\d]/u.test(word) && !(isLong && starts.has(word)));
  return wordsOf(telling.join(' ')).filter(isRare);
});

/** A text of more words has sentences, which begin with a capital letter. */
const longestName = 6;

function leavesOf(value: Json): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap((member) => leavesOf(member ?? null)) : [];
}
