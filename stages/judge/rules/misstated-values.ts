// misstated_values: a number stated under the name of a field is one that a result gives for that field.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { fieldWords, snakeCase, wordsIn } from '../../english.ts';
import { comparableText, numbersIn, sentencesOf } from '../../evidence.ts';
import { remembered, rememberedOf } from '../../remembered.ts';
import { requestStart } from '../../request-start.ts';
import { textShown, valueShown } from '../../result-forms/index.ts';
import { fatal, type Rule } from './rule.ts';

export const misstatedValues: Rule = {
  name: 'misstated_values',
  summary: 'A number stated under the name of a field is a value that a result gives for that field.',
  check: ({ played, task: { mathematics } }) =>
    played.messages.flatMap((message, index) => {
      if (message.role !== 'assistant' || message.toolCalls) return [];
      // The fields of a calculation are called as its answers are: whether those are right is for math_answers to say.
      const answers = (mathematics?.answers ?? []).flatMap(({ value }) => numbersIn(String(value)));
      const since = requestStart(played.messages, index);
      const fields = numbersByField(played.messages.slice(since, index));
      const asked = numbersIn(
        played.messages
          .slice(0, index)
          .filter((earlier) => earlier.role === 'user')
          .map((earlier) => earlier.content)
          .join('\n'),
      );
      const shown = played.messages.slice(since, index);
      const wrongIn = (sentence: string) =>
        statedNumbers(sentence, [...fields.keys()])
          .filter(({ field, number }) => !fields.get(field)?.has(number) && !asked.includes(number))
          .filter(({ number }) => !answers.includes(number))
          .filter(({ field, number }) => field !== 'total' || !isShown(number, shown));
      return sentencesOf(message.content)
        .flatMap((sentence) => (wrongIn(sentence).length === 0 ? [] : wrongIn(withoutNames(sentence, shown))))
        .map(({ field, number }) =>
          fatal(
            index,
            `says ${field} ${number}, but the results say ${[...(fields.get(field) ?? [])].join(', ')}`,
          ),
        );
    }),
};

/** "The capacity of Hall F, fourth floor is 14" states no floor. */
const withoutNames = (sentence: string, messages: readonly Message[]): string =>
  messages
    .flatMap(({ role, content }) => (role === 'tool' ? namesIn(valueShown(content)) : []))
    .reduce((text, name) => text.replaceAll(name, 'it'), sentence);

/** Texts of several words. */
function namesIn(value: Json): string[] {
  if (typeof value === 'string') return /\w \w/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? Object.values(value).flatMap(namesIn) : [];
}

/** Searches call the count of their matches a total, and people any sum: 18 is wrong as a total if nothing says 18. */
const isShown = (number: number, messages: readonly Message[]): boolean =>
  messages.some(({ role, content }) => role === 'tool' && numbersIn(textShown(content)).includes(number));

/** What may stand between the name of a field and its number: "price 13", "price is now 13", "price: 13". */
const link = '(?: is| are| was| were)?(?: now)?(?: at| to| of)?:?';
/** And with the row in between: "the price of loan LN-1001 is 13". */
export const rowAndLink =
  ' (?:of|for) (?:"[^"]{1,80}"|[^.,;:]{1,60}?) (?:is|are|was|were|to)(?: now)?(?: at)?';

/** A figure over many rows is not the value of one. */
const figure = '\\b(?:total|average|mean|combined|overall|difference|sum)(?: [a-z]+){0,4} ';
/** "I count 15 orders" states no field named count. */
const subject = '\\b(?:I|we|you|they) ';

const patternFor = remembered(
  (field) =>
    new RegExp(
      `(?<!${figure}|${subject})\\b${field}(?:${link}|${rowAndLink}) ` +
        '(-?\\d+(?:\\.\\d+)?)(?![\\w-]|\\.\\d|:\\d)',
      'gi',
    ),
);

/** "limit price 12.5" states a limit price, not a price: where names overlap, the longest one counts. */
function statedNumbers(sentence: string, fields: readonly string[]): { field: string; number: number }[] {
  const plain = comparableText(sentence).replaceAll(/(?:\d{4}|-)-\d{2}-\d{2}/g, 'date');
  const stated = new Map<number, { field: string; number: number }>();
  if (!/\d/.test(plain)) return [];
  for (const field of fields) {
    if (!plain.includes(field.toLowerCase())) continue;
    const pattern = patternFor(field);
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if ((stated.get(end)?.field.length ?? 0) < field.length)
        stated.set(end, { field, number: Number(match[1]) });
    }
  }
  return [...stated.values()];
}

/** The names of fields, in words, with the numbers that the tool messages give for them. */
function numbersByField(messages: readonly Message[]): Map<string, Set<number>> {
  const fields = new Map<string, Set<number>>();
  for (const { role, content } of messages) {
    const value = role === 'tool' ? valueShown(content) : null;
    if (typeof value !== 'object' || value === null) continue;
    for (const { words, number } of numbersOf(value))
      fields.set(words, (fields.get(words) ?? new Set()).add(number));
  }
  return fields;
}

const numbersOf = rememberedOf((result: JsonObject | readonly Json[]) => {
  const found: { readonly words: string; readonly number: number }[] = [];
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'number') collect(member);
      else for (const words of namesOf(name)) found.push({ words, number: member });
    }
  };
  collect(result as Json); // either of the two is
  return found;
});

/** A field may be called by its own words or by those that people use for it: uses_left, remaining uses. */
export const namesOf = remembered((name): readonly string[] =>
  [...new Set([wordsIn(name).join(' '), comparableText(fieldWords(snakeCase(name)))])].filter(
    (words) => words.length > 2,
  ),
);
