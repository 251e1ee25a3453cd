// A drafted task in the style of its user: the opening, later requests, and facts that are told when asked. Values
// are masked first, so that a style cannot change them.

import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import type { Persona } from '../../schemas/persona.ts';
import { eitherOf, literalPattern } from '../pattern-text.ts';
import { valueInWords } from '../values-in-words.ts';
import type { TaskPlan } from './plan.ts';
import { styles } from './styles.ts';

export function inStyle(plan: TaskPlan, { style }: Pick<Persona, 'style'>, random: Random): TaskPlan {
  const leaves = new Set([
    ...plan.facts.flatMap(({ value }) => leavesOf(value)),
    ...plan.calls.flatMap((call) => leavesOf(call.arguments)),
  ]);
  const values = [...leaves].flatMap((value) => [String(value), valueInWords(value)]);
  const styled = (text: string): string => styleText({ text, values }, style, random);
  return {
    ...plan,
    request: styled(plan.request),
    // The first goal is what the request asks for, in plain words: nobody says it.
    goals: plan.goals.map((goal, index) => (index === 0 ? goal : { ...goal, say: styled(goal.say) })),
    facts: plan.facts.map((fact) =>
      fact.disclosed === 'asked' ? { ...fact, text: styled(fact.text) } : fact,
    ),
  };
}

function leavesOf(value: Json): (string | number)[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isObject(value)) return Object.values(value).flatMap(leavesOf);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

/** Code, quotations, words with digits, paths and addresses, and names: capitals that start no sentence. */
const apparentValues = eitherOf(
  /```[\s\S]*?```|`[^`\n]+`|"[^"]*"/gu,
  /(?<![^\s,;?!"])[^\s,;?!"\d/@_]*[\d/@_][^\s,;?!"]*(?<![.:])/gu,
  /(?!I(?:['’]\p{Ll}+)?(?![\p{L}'’-]))\p{Lu}(?<!(?:[.!?:]\s+|^|["])\p{Lu})[\p{L}'’-]*/gu,
);

/** A mark in the private use area of Unicode, which no text contains. */
const mark = (index: number): string => `\uE000${index}\uE001`;

/** The text in a style, with every value as it was. */
export function styleText(
  { text, values }: { text: string; values: readonly string[] },
  style: Persona['style'],
  random: Random,
): string {
  const masked: string[] = [];
  const hide = (value: string): string => mark(masked.push(value) - 1);
  // A long session has hundreds of values, of which a request says a few.
  const known = [...new Set(values)]
    .filter((value) => value.length > 1 && text.includes(value))
    .sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${known.map(literalPattern).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const hidden = (known.length > 0 ? text.replaceAll(pattern, hide) : text).replaceAll(apparentValues, hide);
  let shown = styles[style](hidden, random);
  for (const index of masked.keys()) {
    const at = masked.length - 1 - index;
    shown = shown.replaceAll(mark(at), () => masked[at] ?? '');
  }
  return shown;
}
