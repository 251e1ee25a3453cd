// The state that a change leads to, and the figures that its purpose speaks of, as the result shows them.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { comparableText, holds } from '../../evidence.ts';
import { isPlural, isRemark, nameInWords, valueInWords } from '../../values-in-words.ts';

export const looksLikeKey = (text: string): boolean => /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(text);

interface Outcome {
  readonly result: JsonObject;
  readonly given: JsonObject;
  readonly purpose: string;
  /** What the report has said so far. */
  readonly said: string;
}

/** The state, and figures that the purpose speaks of, as they are after the change. */
export function outcomeSentences(outcome: Outcome, random: Random): string[] {
  const { result, said, purpose } = outcome;
  const figures = Object.entries(result).flatMap(([name, value]) => {
    if (isObject(value)) return balanceSentences(value, purpose);
    if (typeof value !== 'number' || !isSpokenOf(name, purpose) || holds(said, value)) return [];
    return [`The ${nameInWords(name)} ${isPlural(nameInWords(name)) ? 'are' : 'is'} now ${value}.`];
  });
  return [...figures, ...stateSentences(outcome, random)];
}

function stateSentences({ result, given, purpose, said }: Outcome, random: Random): string[] {
  const name = states.find((each) => typeof result[each] === 'string');
  const value = name === undefined ? undefined : result[name];
  if (name === undefined || typeof value !== 'string' || holds(said, value)) return [];
  // Without an ID it is the status of the call, not of a row.
  if (result.id === undefined) return [];
  const isNew = !Object.values(given).includes(result.id ?? null);
  return isNew || isStateChange(given, purpose) ? [stateSentence({ name, value, isNew }, random)] : [];
}

/** Fields that moves change, the likeliest first: a row may have several. */
export const states = ['status', 'state', 'mode', 'power', 'shift', 'answer', 'stage', 'condition'];

/**
 * A call that gives nothing but keys and a remark moves a row to another state. Others, and those whose purpose
 * is to set the remark, leave the state alone.
 */
export const isStateChange = (given: JsonObject, purpose: string): boolean =>
  !/^to (?:change|set(?!.* back to )|update|edit|correct|assign|reassign|switch|move|hand|give|let) /.test(
    purpose,
  ) &&
  Object.values(given).every(
    (value) =>
      typeof value === 'string' && (looksLikeKey(value) || (isRemark(value) && !holds(purpose, value))),
  );

const isSpokenOf = (name: string, purpose: string): boolean =>
  !/^(count|total|remaining)$/.test(name) &&
  new RegExp(`\\b${nameInWords(name)}\\b`).test(comparableText(purpose));

function stateSentence(
  { name, value, isNew }: { name: string; value: string; isNew: boolean },
  random: Random,
): string {
  const words = nameInWords(name);
  return random
    .pick(
      isNew
        ? ['The {n} is {v}.', 'The {n} is {v} to begin with.', 'For now, the {n} is {v}.']
        : ['The {n} is now {v}.', 'With that, the {n} is {v}.', 'That changes the {n} to {v}.'],
    )
    .replace('{n}', () => words)
    .replace('{v}', () => valueInWords(value));
}

/** Both sides of a transfer: "The balance of CA-1001 is now 70." */
function balanceSentences(row: JsonObject, purpose: string): string[] {
  const { id } = row;
  if (typeof id !== 'string') return [];
  return Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'number' && isSpokenOf(name, purpose)
      ? [`The ${nameInWords(name)} of ${id} ${isPlural(nameInWords(name)) ? 'are' : 'is'} now ${value}.`]
      : [],
  );
}
