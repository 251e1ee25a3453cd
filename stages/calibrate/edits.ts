// Edits that several plants share: another value of the same form, and the same change in what is said.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { literalPattern } from '../pattern-text.ts';
import { valueShown } from '../result-forms/index.ts';
import { dateInWords, months } from '../spoken-dates.ts';
import { valueInWords } from '../values-in-words.ts';
import type { PlantScene } from './plant.ts';
import { isWrite, type PlacedCall, type Turn, withCall } from './turns.ts';

/** A value given to a call. */
export interface GivenValue {
  readonly placed: PlacedCall;
  readonly name: string;
  readonly value: Json;
  readonly property: JsonObject;
}

export const schemaOfTool = ({ agent }: PlantScene, tool: string): JsonObject =>
  agent.tools.find(({ name }) => name === tool)?.inputSchema ?? {};

/** The arguments of calls by which rows are named that they change. */
export const changedKeys = (scene: PlantScene): GivenValue[] =>
  writtenValues(scene).filter(({ placed, value }) =>
    placed.step.result.changes.some(({ key, before }) => key === value && before !== null),
  );

/** The arguments of the calls that change something. */
export const writtenValues = (scene: PlantScene): GivenValue[] =>
  valuesOf(scene, scene.calls.filter(isWrite));

export const valuesOf = (scene: PlantScene, calls: readonly PlacedCall[]): GivenValue[] =>
  calls.flatMap((placed) =>
    Object.entries(placed.call.arguments).map(([name, value]) => {
      const properties = new Map(propertiesOf(schemaOfTool(scene, placed.call.name)));
      return { placed, name, value, property: properties.get(name) ?? {} };
    }),
  );

/** The call with another value; in half of the plays, what the agent says afterward follows it. */
export function withValue(scene: PlantScene, { placed, name, value }: GivenValue, other: Json): Turn[] {
  const given = { ...placed.call.arguments, [name]: other };
  const turns = withCall(scene.turns, placed, { arguments: given });
  if (!scene.random.chance(0.5)) return turns;
  return turns.map((turn, at) =>
    at > placed.turn && turn.role === 'assistant'
      ? { ...turn, content: reworded(turn.content, value, other) }
      : turn,
  );
}

/** A text that tells another value in place of one, in whatever form it does. */
export function reworded(text: string, value: Json, other: Json): string {
  const form = formIn(text, value);
  return form ? text.replaceAll(wholePattern(form(value)), () => form(other)) : text;
}

/** How a text tells a value, if it does. */
export const formIn = (text: string, value: Json): ((value: Json) => string) | undefined =>
  spokenForms.find((form) => {
    const told = form(value);
    return told.length > 0 && text.includes(told) && wholePattern(told).test(text);
  });

const spokenForms: readonly ((value: Json) => string)[] = [
  valueInWords,
  String,
  (value) => dateInWords(String(value)).replace(/, \d{4}$/, ''),
];

export const wholePattern = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}.-])${literalPattern(text)}(?![\\p{L}\\p{N}-]|\\.\\d)`, 'gu');

/** One digit of a number or text changed; the first digit stays above zero. */
export function oneDigitOff(text: string, random: Random): string {
  const places = [...text].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []));
  const at = random.pick(places);
  const digit = Number(text[at]);
  const least = at === places[0] && places.length > 1 ? 1 : 0;
  const others = Array.from({ length: 10 - least }, (_, index) => index + least).filter(
    (each) => each !== digit,
  );
  return text.slice(0, at) + String(random.pick(others)) + text.slice(at + 1);
}

/** Keys of rows, and of other records, as results show them: by the letters that they begin with. */
export function keysShown({ steps }: PlantScene): Map<string, string[]> {
  const found = new Set<string>();
  const collect = (value: Json): void => {
    if (typeof value === 'string' && /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value)) found.add(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) for (const member of Object.values(value)) collect(member);
  };
  for (const { call, result } of steps) {
    collect(call.arguments);
    collect(typeof result.value === 'string' ? valueShown(result.value) : result.value);
  }
  const byKind = new Map<string, string[]>();
  for (const key of found) {
    const kind = key.slice(0, key.lastIndexOf('-'));
    byKind.set(kind, [...(byKind.get(kind) ?? []), key]);
  }
  return byKind;
}

/** The key of another row of the same kind: one that was seen, else the next one. */
export function otherKey(key: string, scene: PlantScene): string | undefined {
  const [, kind, number] = /^([A-Z]{1,6}|[a-z]+)-(\d+)$/.exec(key) ?? [];
  if (kind === undefined || number === undefined) return undefined;
  const seen = (keysShown(scene).get(kind) ?? []).filter((each) => each !== key);
  if (seen.length > 0 && scene.random.chance(0.6)) return scene.random.pick(seen);
  const next = Number(number) + scene.random.pick([1, -1, 2]);
  return `${kind}-${String(next).padStart(number.length, '0')}`;
}

/** Numbers in a text that stand on their own, with their place. */
export const plainNumbers = (text: string): { readonly text: string; readonly at: number }[] =>
  [...text.matchAll(/(?<![\w.:,-])\d+(?:[.,]\d+)*(?![\w-]|:\d)/g)].flatMap((match) => {
    const isOfDate = afterMonth.test(text.slice(0, match.index)) || /^(?:19|20)\d\d$/.test(match[0]);
    return isOfDate ? [] : [{ text: match[0], at: match.index }];
  });

const afterMonth = new RegExp(`\\b(?:${months.join('|')}) $`);

export const spliced = (
  text: string,
  { at, text: old }: { text: string; at: number },
  other: string,
): string => text.slice(0, at) + other + text.slice(at + old.length);
