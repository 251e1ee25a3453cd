// misstated_choices: the state that an answer tells under the name of a field, such as "its status is now open",
// is one that a result gives for that field.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { comparableText, sentencesOf } from '../../evidence.ts';
import { literalPattern } from '../../pattern-text.ts';
import { remembered } from '../../remembered.ts';
import { requestStart } from '../../request-start.ts';
import { valueShown } from '../../result-forms/index.ts';
import { namesOf, rowAndLink } from './misstated-values.ts';
import { answersIn, fatal, type Rule } from './rule.ts';

export const misstatedChoices: Rule = {
  name: 'misstated_choices',
  summary: 'A state that is told under the name of a field is one that a result gives for that field.',
  check: ({ played: { messages } }) =>
    answersIn({ messages }).flatMap(({ at, content }) => {
      const since = requestStart(messages, at);
      const fields = choicesByField(messages.slice(since, at));
      const said = comparableText(
        messages
          .flatMap(({ role, content: text }, index) => (role === 'user' && index < at ? [text] : []))
          .join('\n'),
      );
      return sentencesOf(content).flatMap((sentence) =>
        statedChoices(sentence, [...fields.keys()])
          .filter(({ field, choice }) => !fields.get(field)?.has(choice) && !said.includes(choice))
          .map(({ field, choice }) => {
            const right = [...(fields.get(field) ?? [])].join(', ');
            return fatal(at, `says ${field} ${choice}, but the results say ${right}`);
          }),
      );
    }),
};

/** One of the fixed values of a field, such as in_review, as opposed to a name or a remark. */
const isChoice = (value: string): boolean => /^[a-z]+(?:[ _-][a-z]+){0,2}$/.test(value);

/** Fields that hold nothing but choices, in words, with the values that the tool messages give for them. */
function choicesByField(messages: readonly Message[]): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  const others = new Set<string>();
  const note = (name: string, value: string): void => {
    for (const words of namesOf(name))
      if (isChoice(value)) fields.set(words, (fields.get(words) ?? new Set()).add(comparableText(value)));
      else others.add(words);
  };
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    for (const [name, member = null] of Object.entries(value))
      if (typeof member === 'string') note(name, member);
      else collect(member);
  };
  for (const { role, content } of messages) if (role === 'tool') collect(valueShown(content));
  return new Map([...fields].filter(([words]) => !others.has(words)));
}

/** "Only if its status is open" says which state is needed, not which it is. */
const demanding = /\b(?:only|must|unless|if|has to|needs to|have to|need to)\b/i;

const patternFor = remembered(
  (field) =>
    new RegExp(
      `\\b${literalPattern(field)}(?: is now| is|${rowAndLink}) "?([a-z]+(?: [a-z]+){0,2})"?(?=[.,;!]|$| and\\b)`,
      'g',
    ),
);

/** "Its approval status is open" states an approval status, not a status: where names overlap, the longest counts. */
function statedChoices(sentence: string, fields: readonly string[]): { field: string; choice: string }[] {
  const plain = comparableText(sentence);
  const stated = new Map<number, { field: string; choice: string }>();
  for (const field of fields) {
    if (!plain.includes(field.toLowerCase())) continue;
    for (const match of plain.matchAll(patternFor(field))) {
      const choice = match[1]?.replace(/^now /, '').replace(/ (?:as well|too|also)$/, '') ?? '';
      if (choice.includes(' or ') || demanding.test(plain.slice(0, match.index))) continue;
      const end = match.index + match[0].length;
      if ((stated.get(end)?.field.length ?? 0) < field.length) stated.set(end, { field, choice });
    }
  }
  return [...stated.values()];
}
