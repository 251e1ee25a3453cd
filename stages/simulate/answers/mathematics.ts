// Answers to problems of mathematics: each value as the results show it, with its unit and in the form that was asked
// for.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Mathematics } from '../../../schemas/mathematics.ts';
import type { OracleCall } from '../../../schemas/task.ts';
import { upperFirst } from '../../english.ts';
import { valueAtPath } from '../../mathematics/families/family.ts';
import { inFormOf } from '../../mathematics/forms.ts';
import { valueInWords } from '../../values-in-words.ts';
import type { CallResult } from './results.ts';

type Answer = Mathematics['answers'][number];

const computed = [
  'The {name} is {value}.',
  'I get {value} for the {name}.',
  'The {name} comes out at {value}.',
  'That makes the {name} {value}.',
  'Worked out, the {name} is {value}.',
  'The {name}: {value}.',
  'For the {name}, the calculation gives {value}.',
  'By my calculation, the {name} is {value}.',
  'The {name} works out to {value}.',
  'The result for the {name} is {value}.',
];

const further = [
  'The {name} is {value}.',
  'And the {name} is {value}.',
  'The {name} comes to {value}.',
  'As for the {name}, it is {value}.',
  'The {name}: {value}.',
  'The {name} is then {value}.',
];

const changed = [
  'With that change, the {name} is {value}.',
  'In that case, the {name} is {value}.',
  'Then the {name} is {value}.',
  'Computed again with that, the {name} is {value}.',
  'That moves the {name} to {value}.',
  'Everything else unchanged, the {name} is {value}.',
];

const withoutCall = [
  'The {name} is {value}.',
  "That doesn't take a calculator: the {name} is {value}.",
  'The {name} is {value}; no tool needed for that.',
  'Easy one: the {name} is {value}.',
  'Sure, the {name} is {value}.',
  'That one I can say at once: the {name} is {value}.',
  'Off the top of my head, the {name} is {value}.',
];

const missing = ["I couldn't work out the {name}.", "I don't have a result for the {name}."];

export function mathSentences(
  answers: readonly Answer[],
  {
    results,
    calls,
    random,
  }: { results: readonly CallResult[]; calls: readonly OracleCall[]; random: Random },
): string[] {
  return answers.map((answer, at) => {
    const value = answer.call === undefined ? answer.value : valueFor(answer, results, calls);
    const frames = framesFor(answer, { isFirst: at === 0, isKnown: value !== undefined });
    return sentence(random.pick(frames), answer, value);
  });
}

/** The values that should come out, without a look at any result. */
export const guessSentences = (answers: readonly Answer[], random: Random): string[] =>
  answers.map((answer, at) =>
    sentence(random.pick(framesFor(answer, { isFirst: at === 0, isKnown: true })), answer, answer.value),
  );

const sentence = (frame: string, answer: Answer, value: number | string | undefined): string =>
  upperFirst(
    frame
      .replace('{name}', () => answer.name)
      .replace('{value}', () => {
        // Of several, one is named as the user names it.
        const decimals = answer.among ? 0 : answer.decimals;
        return value === undefined ? '' : shown(value, decimals);
      }),
  );

/** The same text with bare numbers for the values. */
export const withoutUnits = (text: string, answers: readonly Answer[]): string =>
  answers.reduce((all, { value, decimals }) => {
    const written = shown(value, decimals);
    const [bare] = /-?\d[\d,]*(?:\.\d+)?/.exec(written.replace(/[$€£]/, '')) ?? [];
    return typeof value === 'string' && bare !== undefined && hasUnit(value)
      ? all.replaceAll(written, () => bare)
      : all;
  }, text);

export const hasUnit = (value: string): boolean => /^-?[$€£]|%$|^-?[\d.,]+ \D/.test(value);

function framesFor(
  { name, call, goal }: Answer,
  { isFirst, isKnown }: { readonly isFirst: boolean; readonly isKnown: boolean },
): readonly string[] {
  if (!isKnown) return missing;
  if (call === undefined) return withoutCall;
  const frames = isFirst ? (goal > 0 ? changed : computed) : further;
  // "That makes the number of integers with the digit sum 19 69" would say two numbers in a row.
  return /\d$/.test(name) ? frames.filter((frame) => !frame.includes('{name} {value}')) : frames;
}

/**
 * What the call that shows an answer has returned: the same call, or else the one in its place among those of its
 * tool.
 */
function valueFor(
  { call: index = 0, path = '', value, isRatio, among }: Answer,
  results: readonly CallResult[],
  calls: readonly OracleCall[],
): number | string | undefined {
  const call = calls[index];
  if (!call) return undefined;
  const own = results.filter(({ tool, error }) => tool === call.tool && !error);
  // A call that was spoiled stands where the right one would.
  const key = JSON.stringify(call.arguments);
  const place = calls.filter(({ tool }, at) => tool === call.tool && at < index).length;
  const result = own.find(({ given }) => JSON.stringify(given) === key) ?? own[place];
  if (among) return result && value;
  const found: Json | undefined = result && valueAtPath(result.value, path);
  return found === undefined ? undefined : inFormOf(value, found, { isRatio });
}

/** Long numbers with separators, and with as many decimals as were asked for; dates as people say them. */
export function shown(value: number | string, decimals = 0): string {
  if (typeof value === 'number')
    return value.toLocaleString('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: 10,
      useGrouping: Math.abs(value) >= 10_000,
    });
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? valueInWords(value) : withDecimals(value, decimals);
}

/** "96.0%" for "96%". */
const withDecimals = (value: string, decimals: number): string =>
  value.replace(/\d[\d,]*(?:\.(\d+))?/, (number, places = '') =>
    places.length >= decimals
      ? number
      : `${number}${places === '' ? '.' : ''}${'0'.repeat(decimals - places.length)}`,
  );
