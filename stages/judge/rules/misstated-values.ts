// misstated_values: a number told under a field's name is one that a result gave under that name.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { numbersIn, sentencesOf } from '../../evidence.ts';
import { jsonOrText } from '../../json-text.ts';
import { fatal, type Rule } from './rule.ts';

export const misstatedValues: Rule = {
  name: 'misstated_values',
  summary: 'A number told under the name of a field is a value that a result holds under that name.',
  check: ({ played }) =>
    played.messages.flatMap((message, index) => {
      if (message.role !== 'assistant' || message.toolCalls) return [];
      const since = played.messages.findLastIndex((earlier, at) => at < index && earlier.role === 'user');
      const fields = numbersByField(played.messages.slice(since, index));
      const asked = numbersIn(
        played.messages
          .slice(0, index)
          .filter((earlier) => earlier.role === 'user')
          .map((earlier) => earlier.content)
          .join('\n'),
      );
      return sentencesOf(message.content).flatMap((sentence) =>
        toldNumbers(sentence, [...fields.keys()])
          .filter(({ field, number }) => !fields.get(field)?.has(number) && !asked.includes(number))
          .map(({ field, number }) =>
            fatal(
              index,
              `${field} ${number}, where the results say ${[...(fields.get(field) ?? [])].join(', ')}`,
            ),
          ),
      );
    }),
};

/** "limit price 12.5" tells a limit price, not a price: where names overlap, the longest one counts. */
function toldNumbers(sentence: string, fields: readonly string[]): { field: string; number: number }[] {
  const plain = sentence.replaceAll(/(\d),(?=\d{3}\b)/g, '$1');
  const told = new Map<number, { field: string; number: number }>();
  for (const field of fields) {
    for (const match of plain.matchAll(
      new RegExp(`\\b${field}(?: is|:| of)? (-?\\d+(?:\\.\\d+)?)(?![\\w-]|\\.\\d|:\\d)`, 'gi'),
    )) {
      const end = match.index + match[0].length;
      if ((told.get(end)?.field.length ?? 0) < field.length)
        told.set(end, { field, number: Number(match[1]) });
    }
  }
  return [...told.values()];
}

/** Field, in words, with the numbers that the tool messages give for it. */
function numbersByField(messages: readonly Message[]): Map<string, Set<number>> {
  const fields = new Map<string, Set<number>>();
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    for (const [name, member] of Object.entries(value)) {
      const words = name.replaceAll('_', ' ').replaceAll(/[^\w ]/g, '');
      if (typeof member === 'number' && words.length > 2)
        fields.set(words, (fields.get(words) ?? new Set()).add(member));
      else collect(member);
    }
  };
  for (const message of messages) if (message.role === 'tool') collect(jsonOrText(message.content));
  return fields;
}
