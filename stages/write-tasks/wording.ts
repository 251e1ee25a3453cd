// How a user says what they want: an intent of the tool, its values in words, whatever else they know after
// it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Persona } from '../../schemas/task.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { Table } from '../../schemas/world.ts';
import { andList, fieldWords as spaced, wordsIn } from '../english.ts';

/** A value as a person writes it. */
export function inWords(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return andList(value.map(inWords));
  if (isObject(value))
    return andList(Object.entries(value).map(([name, member]) => `${spaced(name)} ${inWords(member)}`));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Columns whose value stands behind the noun ("the guest Ana Silva"); another label owns it ("Ana Silva's
 * account").
 */
const appositions = new Set([
  'name',
  'title',
  'subject',
  'call_sign',
  'service',
  'number',
  'plate',
  'barcode',
  'legal_name',
]);

export function rowInWords(noun: string, label: string, value: string): string {
  const words = spaced(noun);
  return appositions.has(label)
    ? `the ${words} ${/ /.test(value) && (label === 'title' || label === 'subject') ? `"${value}"` : value}`
    : `${value}'s ${words}`;
}

/** A key that the user knows: "order OR-1001", "orders OR-1001 and OR-1002". */
export function keyInWords(key: Json, table: Pick<Table, 'noun' | 'plural'> | undefined): string {
  const noun = Array.isArray(key) && key.length > 1 ? table?.plural : table?.noun;
  // A key such as task-1 says itself what it is the key of.
  if (noun && typeof key === 'string' && key.startsWith(`${noun.replaceAll(' ', '-')}-`)) return key;
  return `${spaced(noun ?? 'number')} ${inWords(key)}`;
}

/**
 * The wish behind a call. `texts` holds the wording of each argument that is to be said; an intent is chosen
 * that says as many as it can, and the others follow as details.
 */
export function wish(
  tool: Pick<Tool, 'intents'>,
  texts: ReadonlyMap<string, string>,
  random: Random,
): string {
  const slotsOf = (intent: string): string[] =>
    [...intent.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const sayable = tool.intents.filter((intent) => slotsOf(intent).every((slot) => texts.has(slot)));
  const most = Math.max(0, ...sayable.map((intent) => slotsOf(intent).length));
  const intent = random.pick(sayable.filter((candidate) => slotsOf(candidate).length === most));
  const said = new Set(slotsOf(intent));
  const sentence = intent.replaceAll(/\{(\w+)\}/g, (_, slot: string) => texts.get(slot) ?? slot);
  const details = [...texts]
    .filter(([name]) => !said.has(name))
    .map(([name, text]) => detail(argumentName(name), text));
  return details.length > 0 ? `${sentence} (${details.join(', ')})` : sentence;
}

/** "course: Ancient Rome", not "course: the course Ancient Rome". */
const detail = (name: string, text: string): string =>
  `${name}: ${text.replace(new RegExp(`^(the )?${name} `), '')}`;

export function canBeWished(tool: Pick<Tool, 'intents'>, names: Iterable<string>): boolean {
  const given = new Set(names);
  return tool.intents.some((intent) =>
    [...intent.matchAll(/\{(\w+)\}/g)].every((match) => given.has(match[1] ?? '')),
  );
}

/** A parameter as a user would call it: `min_price` is the minimum price, `room_id` the room. */
export function argumentName(name: string): string {
  return spaced(
    wordsIn(name)
      .join('_')
      .replace(/_ids?$/, '')
      .replace(/^min_/, 'minimum ')
      .replace(/^max_/, 'maximum '),
  );
}

const polite = [
  'Please {wish}.',
  'Could you {wish}?',
  'I would like you to {wish}.',
  'Can you {wish} for me?',
];

/** A wish as a sentence of its own. */
export function asRequest(text: string, random: Random): string {
  if (/^(which|what|how|can|could|do|does|is|are) /i.test(text)) return `${capital(text)}?`;
  if (/^(i need|i would|please) /i.test(text)) return `${capital(text)}.`;
  return random.pick(polite).replace('{wish}', text);
}

export function inVoice(persona: Persona, text: string, random: Random): string {
  return [random.pick(persona.openings), text, random.pick(persona.closings)]
    .filter((part) => part !== '')
    .join(' ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The arguments that a user must say: all but those that are looked up under another name. */
export function textsFor(given: JsonObject, references: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    Object.entries(given).map(([name, value]) => [name, references.get(name) ?? inWords(value)]),
  );
}
