// Keeps what the agent's procedure says to the demands of its system prompt: no more sentences than allowed, and no
// internal codes that the user has neither said nor asked for. What cannot be said that way is left as it is, so that
// the judge sees it.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { AgentStyle } from '../../../schemas/agent.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { lowerFirst, upperFirst } from '../../english.ts';
import { comparableText, idsIn, sentencesOf } from '../../evidence.ts';
import { jsonOrText } from '../../json-text.ts';

interface Talk {
  readonly messages: readonly Message[];
  /** Values that the user wants to hear. */
  readonly wanted: readonly string[];
}

export function inDemandedStyle(content: string, style: AgentStyle | undefined, talk: Talk): string {
  const { noIds, maxSentences } = style ?? {};
  const plain = noIds ? withoutIds(content, talk) : content;
  return maxSentences === undefined ? plain : withinSentences(plain, maxSentences);
}

/** Records go by their names; a sentence about nothing but a code is left out where others remain. */
function withoutIds(content: string, { messages, wanted }: Talk): string {
  const said = comparableText(
    messages.flatMap((message) => (message.role === 'user' ? [message.content] : [])).join('\n'),
  );
  const isOpen = (id: string): boolean => said.includes(comparableText(id)) || wanted.includes(id);
  const names = namesById(messages);
  const sentences = sentencesOf(content).map((sentence) => {
    if (isAboutCode.test(sentence) || idsIn(sentence).every(isOpen)) return sentence;
    const named = idsIn(sentence).reduce((text, id) => {
      const name = isOpen(id) ? undefined : names.get(id);
      return name === undefined ? text : text.replaceAll(id, () => name);
    }, sentence);
    return idsIn(named).every(isOpen) ? named : asThings(sentence);
  });
  const kept = sentences.filter((sentence) => idsIn(sentence).every(isOpen));
  return kept.length > 0 ? kept.join(' ') : content;
}

const codeList = /[A-Z]{2,4}-\d+(?:(?:, and |, | and | to )[A-Z]{2,4}-\d+)*(?:,? and (\d+) more)?/g;

/** "orders OR-1001, OR-1002, and 8 more" are "all 10 orders", and "order OR-1001" is "the order". */
function asThings(sentence: string): string {
  return [...sentence.matchAll(codeList)].toReversed().reduce((text, { 0: list, 1: more, index }) => {
    const before = text.slice(0, index).trimEnd().split(' ');
    const noun = nounBefore(before, list.slice(0, list.indexOf('-')));
    if (!noun) return text;
    const rest = before.slice(0, before.length - noun.length);
    const words = `${articleFor(countOf(list, more), rest.at(-1))}${lowerFirst(noun.join(' '))}`;
    const start = rest.length === 0 ? upperFirst(words) : `${rest.join(' ')} ${words}`;
    return start + text.slice(index + list.length);
  }, sentence);
}

/** Codes begin with the initials of what they stand for, or with its first letters. */
function nounBefore(words: readonly string[], prefix: string): readonly string[] | undefined {
  const candidates = [4, 3, 2, 1].map((length) => words.slice(-length));
  return candidates.find((noun) => {
    const letters = noun.length === 1 ? (noun[0] ?? '') : noun.map((word) => word[0] ?? '').join('');
    return letters.toUpperCase().slice(0, noun.length === 1 ? prefix.length : 3) === prefix;
  });
}

function countOf(list: string, more: string | undefined): number {
  const numbers = idsIn(list).map((id) => Number(id.split('-').at(-1)));
  const isRange = / to /.test(list);
  return isRange ? (numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1 : numbers.length + Number(more ?? 0);
}

const articleFor = (count: number, before: string | undefined): string => {
  if (count > 1) return `all ${count} `;
  return /^(?:the|this|that|your)$/i.test(before ?? '') ? '' : 'the ';
};

const isAboutCode = /\b(?:IDs?|on record as|find it under|number is)\b/;

/** What people call the records that results have shown. */
function namesById(messages: readonly Message[]): Map<string, string> {
  const names = new Map<string, string>();
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    const name = ['name', 'title', 'subject', 'full_name'].map((field) => value[field]).find(isText);
    if (isText(value.id) && name !== undefined) names.set(value.id, / /.test(name) ? `"${name}"` : name);
    Object.values(value).forEach(collect);
  };
  for (const message of messages) if (message.role === 'tool') collect(jsonOrText(message.content));
  return names;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';

/** Sentences that can follow "and": their first word needs no capital. */
const joinable =
  /^(?:The|It|Its|There|This|That|They|Their|For|In|Here|All (?!set|done)|No|Nothing|According)\b/;

/** Joins neighboring sentences, the last ones first, until there are few enough. */
function withinSentences(content: string, most: number): string {
  const sentences = [...sentencesOf(content.replaceAll(/; /g, ', '))];
  while (sentences.length > most) {
    const at = sentences.findLastIndex(
      (sentence, index) =>
        index > 0 && joinable.test(sentence) && /[^.]\.$/.test(sentences[index - 1]?.trim() ?? ''),
    );
    if (at === -1) break;
    const [before = '', after = ''] = sentences.slice(at - 1, at + 1);
    sentences.splice(at - 1, 2, `${before.trim().slice(0, -1)}, and ${lowerFirst(after)}`);
  }
  return sentences.join(' ');
}
