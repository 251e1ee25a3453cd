// How users refer to things: a row by the name that people know it by or by its key, and a person's own way of
// opening and closing a message.
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { Persona } from '../../schemas/persona.ts';
import type { Table } from '../../schemas/world.ts';
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

function rowInWords(noun: string, label: string, value: string): string {
  // "Milling machine 37" says by itself what it is.
  if (value.toLowerCase().startsWith(noun) && /^[ ,]/.test(value.slice(noun.length)))
    return / /.test(value.slice(noun.length + 1)) ? `"${value}"` : value;
  if (!appositions.has(label)) return `${value}'s ${noun}`;
  const isTitle = / /.test(value) && (label === 'title' || label === 'subject');
  return `the ${noun} ${isTitle ? `"${value}"` : value}`;
}

/** A row with the columns that people know of it. */
type Named = { readonly [column: string]: unknown };

/** What people call a row, and how they say it; undefined where its name does not tell it from the others. */
export function nameOf(
  key: unknown,
  { noun, label, key: keyColumn }: Table,
  rows: readonly Named[],
): { name: string; text: string } | undefined {
  const row = rows.find((candidate) => candidate[keyColumn] === key);
  const name = row?.[label];
  if (!row || label === keyColumn || typeof name !== 'string') return undefined;
  const mark = apartInWords(row, { label, rows });
  return mark === undefined ? undefined : { name, text: rowInWords(noun, label, name) + mark };
}

/** What tells rows of one name apart, the most telling first, and how people say it. */
const marks: readonly (readonly [column: string, say: (value: string) => string])[] = [
  ['city', (city) => ` from ${city}`],
  ['email', (email) => ` with the email address ${email}`],
  ['phone', (phone) => ` with the phone number ${phone}`],
  ['serial_number', (number) => ` with the serial number ${number}`],
  ['born_on', (day) => `, born on ${valueInWords(day)}`],
];

/**
 * What a user adds to the name of a row: nothing where no other row has it; undefined where nothing tells them apart.
 */
export function apartInWords(
  row: Named,
  { label, rows }: { label: string; rows: readonly Named[] },
): string | undefined {
  const others = rows.filter((other) => other !== row && other[label] === row[label]);
  if (others.length === 0) return '';
  for (const [column, say] of marks) {
    const value = row[column];
    if (typeof value === 'string' && others.every((other) => other[column] !== value)) return say(value);
  }
  return undefined;
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
