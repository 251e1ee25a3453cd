// How users refer to things: a row by the name that people know it by or by its key, and a person's own way of
// opening and closing a message.
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { Persona } from '../../schemas/task.ts';
import type { Table } from '../../schemas/world.ts';
import { fieldWords } from '../english.ts';
import { valueInWords } from '../values-in-words.ts';

/** Labels that follow the noun ("the guest Ana Silva"). Others own it ("Ana Silva's account"). */
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
  const words = fieldWords(noun);
  if (!appositions.has(label)) return `${value}'s ${words}`;
  const isTitle = / /.test(value) && (label === 'title' || label === 'subject');
  return `the ${words} ${isTitle ? `"${value}"` : value}`;
}

/** A key that the user knows: "order OR-1001", "orders OR-1001 and OR-1002". */
export function keyInWords(key: Json, table: Pick<Table, 'noun' | 'plural'> | undefined): string {
  const noun = Array.isArray(key) && key.length > 1 ? table?.plural : table?.noun;
  // A key such as task-1 already says what it is the key of.
  if (noun && typeof key === 'string' && key.startsWith(`${noun.replaceAll(' ', '-')}-`)) return key;
  return `${noun ?? 'number'} ${valueInWords(key)}`;
}

export function inVoice(persona: Persona, text: string, random: Random): string {
  return [random.pick(persona.openings), text, random.pick(persona.closings)]
    .filter((part) => part !== '')
    .join(' ');
}
