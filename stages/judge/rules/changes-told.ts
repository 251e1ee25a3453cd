// changes_told: an answer tells what a change has set, with the value that it has now and not the one before.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import { comparableText, holds, tells } from '../../evidence.ts';
import { reportTable } from '../../libraries/report.ts';
import { literalPattern } from '../../pattern-text.ts';
import { nameInWords } from '../../values-in-words.ts';
import { handOverTable } from '../../worlds/desk-tool.ts';
import { answersIn, fatal, type JudgedPlay, type Rule, type RuleFinding, slip } from './rule.ts';

/** Of more changed values than these, an answer sums up. */
const mostTold = 6;
/** Longer texts are remarks, which an answer need not repeat. */
const longestValue = 40;

interface Told {
  readonly step: number;
  readonly message: number;
  readonly key: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

export const changesTold: Rule = {
  name: 'changes_told',
  summary: 'Answers tell the values that changes have set, as they are in the end.',
  check: ({ played }) => {
    const answers = answersIn(played);
    const lastStates = finalFields(played);
    return answers.flatMap(({ at }, index) => {
      const since = answers[index - 1]?.at ?? -1;
      const changed = [...lastStates.values()].filter(({ message }) => message > since && message < at);
      const said = answers
        .slice(index)
        .map(({ content }) => content)
        .join('\n');
      const own = answers[index]?.content ?? '';
      const before = played.messages.slice(0, at);
      const asked = before.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
      const made = played.steps.filter(({ message }) => message > since && message < at);
      return [
        ...untold({ at, said, own }, changed),
        ...staleStates({ at, own, asked: comparableText(asked) }, made),
      ];
    });
  },
};

/**
 * States from before a change, in an answer that does not tell the state after it: "marked as open" of what is
 * closed now.
 */
function staleStates(
  { at, own, asked }: { at: number; own: string; asked: string },
  steps: Steps,
): RuleFinding[] {
  const words = comparableText(own);
  return steps.flatMap(({ result, message }, step) =>
    result.changes.flatMap((change) =>
      changedIn(change).flatMap(({ field, before, after }) => {
        const [old, now] = [stateIn(before), stateIn(after)];
        // "free" after "out of service" becomes the previous status of what is free now.
        const isShownElsewhere = isObject(change.after) && Object.values(change.after).includes(before);
        const isStale =
          message < at &&
          !isShownElsewhere &&
          old !== undefined &&
          now !== undefined &&
          hasWords(words, old) &&
          !hasWords(words, now);
        if (!isStale || hasWords(asked, old)) return [];
        const evidence = `the ${nameInWords(field)} of ${change.key} is ${now} now, but the answer says ${old}`;
        return [fatal(at, evidence, { code: 'stale value', step })];
      }),
    ),
  );
}

type Steps = JudgedPlay['played']['steps'];

/** A state in the words of an answer; undefined for other values. */
const stateIn = (value: Json): string | undefined =>
  typeof value === 'string' && /^[a-z]{3,}(?:[_ -][a-z]+){0,2}$/.test(value)
    ? comparableText(value)
    : undefined;

const hasWords = (text: string, words: string): boolean =>
  new RegExp(`(?<![\\p{L}-])${literalPattern(words)}(?![\\p{L}-])`, 'u').test(text);

/** For each field that calls have set, its value in the end. */
function finalFields({ steps }: JudgedPlay['played']): Map<string, Told> {
  const fields = new Map<string, Told>();
  for (const [step, made] of steps.entries()) {
    const given = new Set(Object.values(made.call.arguments).map((value) => JSON.stringify(value)));
    for (const change of made.result.changes)
      for (const { field, before, after } of fieldsToTell(change)) {
        const id = `${change.table}:${change.key}:${field}`;
        const first = fields.get(id);
        const isSet = given.has(JSON.stringify(after)) && isShort(after);
        if (!first && !isSet) continue;
        const { message } = made;
        fields.set(id, { step, message, key: change.key, field, after, before: first?.before ?? before });
      }
  }
  return fields;
}

/** What a hand-over says is for its receiver, not for the user; a report is there to be read. */
const fieldsToTell = (change: StateChange): ChangedField[] =>
  change.table === handOverTable || change.table === reportTable ? [] : changedIn(change);

type ChangedField = Pick<Told, 'field' | 'before' | 'after'>;

function changedIn({ before, after }: StateChange): ChangedField[] {
  if (!isObject(after)) return [];
  const old = isObject(before) ? before : {};
  return Object.keys(after)
    .map((field) => ({ field, before: old[field] ?? null, after: after[field] ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Values that a person would want to hear; keys of other rows are told by name. */
const isShort = (value: Json): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.length <= longestValue && !/^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value));

/** Numbers of two digits or more are seldom said by chance. */
const isTold = (said: string, field: string, value: Json): boolean =>
  tells(said, nameInWords(field), value) || (typeof value === 'number' && value >= 10 && holds(said, value));

function untold(
  { at, said, own }: { at: number; said: string; own: string },
  changed: readonly Told[],
): RuleFinding[] {
  return changed.flatMap(({ key, field, before, after, step }) => {
    const name = nameInWords(field);
    const isStale =
      before !== null && before !== '' && !isTold(own, field, after) && tells(own, name, before);
    if (isStale)
      return [
        fatal(at, `the ${name} of ${key} is ${String(after)} now, but the answer says ${String(before)}`, {
          code: 'stale value',
          step,
        }),
      ];
    if (isTold(said, field, after)) return [];
    const evidence = `no answer tells that the ${name} of ${key} is ${String(after)} now`;
    return [(changed.length <= mostTold ? fatal : slip)(at, evidence, { code: 'untold value', step })];
  });
}
