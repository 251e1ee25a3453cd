// unneeded_calls: every read is one that the task needs, or one whose result is used.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { comparableText } from '../../evidence.ts';
import { valueShown } from '../../result-forms/index.ts';
import { type JudgedPlay, type Rule, slip } from './rule.ts';

export const unneededCalls: Rule = {
  name: 'unneeded_calls',
  summary: 'Every read is one that the task needs, or its result is used in a later call or answer.',
  check({ task, played }) {
    const needed = new Set(task.oracle.calls.map(({ tool }) => tool));
    return played.steps.flatMap(({ call, result, message }, step) => {
      const isNeeded = needed.has(call.name) || !result.ok || result.changes.length > 0;
      if (isNeeded || isUsed(played, step)) return [];
      return [slip(message, `nothing came of ${call.name}, and the task does not need it`, { step })];
    });
  },
};

/** Shorter texts and smaller numbers occur in many results. */
const shortest = 4;

/** True if a value that the result shows for the first time occurs in a later call or answer. */
function isUsed({ messages, steps }: JudgedPlay['played'], step: number): boolean {
  const { message, call } = steps[step] as JudgedPlay['played']['steps'][number]; // an index of steps
  const shown = messages.findIndex(({ toolCallId }) => toolCallId === call.id);
  const before = comparableText(
    messages
      .slice(0, message)
      .map(({ content }) => content)
      .join('\n'),
  );
  const later = comparableText(
    messages
      .slice(shown + 1)
      .flatMap(({ role, content, toolCalls = [] }) =>
        role === 'assistant' ? [content, ...toolCalls.map((made) => JSON.stringify(made.arguments))] : [],
      )
      .join('\n'),
  );
  const values = textsOf(valueShown(messages[shown]?.content ?? ''));
  const given = new Set(Object.values(call.arguments).map((value) => comparableText(String(value))));
  return (
    values.some((value) => !before.includes(value) && later.includes(value)) ||
    // A row is read before it is changed, or to see the change.
    [...given].some(
      (value) =>
        value.length >= shortest &&
        (isInLaterCall(steps, step, value) || isChangedBefore(steps, step, value)),
    )
  );
}

const isInLaterCall = (steps: JudgedPlay['played']['steps'], step: number, value: string): boolean =>
  steps.slice(step + 1).some(({ call }) => comparableText(JSON.stringify(call.arguments)).includes(value));

const isChangedBefore = (steps: JudgedPlay['played']['steps'], step: number, value: string): boolean =>
  steps.slice(0, step).some(({ result }) => result.changes.some(({ key }) => comparableText(key) === value));

function textsOf(value: Json): string[] {
  // Words such as "active" occur in many answers; names, IDs, and dates do not.
  if (typeof value === 'string')
    return value.length >= shortest && /[\p{Lu}\d]/u.test(value) ? [comparableText(value)] : [];
  if (typeof value === 'number') return Math.abs(value) >= 100 ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? Object.values(value).flatMap(textsOf) : [];
}
