// The registry of field kinds: what a field of a blueprint means as a column, in JSON Schema, in words, and as values. Adding one is an
// entry here. A field is written as its kind with a value: `price: { money: [4, 620], about: Price per share in EUR }`.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Lexicon } from './lexicon.ts';
import { capital, orList, spaced } from './names.ts';

export interface FieldKind {
  /** SQLite column type with its check. */
  column: string;
  schema: JsonObject;
  /** A sentence, without the final stop. */
  describe: string;
  semantic: boolean;
  /** How a search takes it: text that is contained, a value that is equal, or a range. */
  filter: 'contains' | 'equals' | 'range';
  value(random: Random, row: { [column: string]: Json }): Json;
}

/** Where a field stands. */
export interface FieldPlace {
  readonly name: string;
  readonly blueprint: { readonly clock: string; readonly currency: string };
  readonly lexicon: Lexicon;
}

interface Subject extends FieldPlace {
  /** The field's name in words, with a capital. */
  readonly words: string;
  readonly unit: string | undefined;
}

interface Definition {
  readonly name: string;
  readonly value: z.ZodType;
  make(value: unknown, subject: Subject): FieldKind;
}

/** Identity, for the sake of inference; values reach `make` only after their schema has parsed them. */
function define<Value>(
  name: string,
  value: z.ZodType<Value>,
  make: (value: Value, subject: Subject) => FieldKind,
): Definition {
  return { name, value, make: make as Definition['make'] };
}

const text = { column: 'TEXT', schema: { type: 'string' }, semantic: false, filter: 'contains' } as const;
const yes = z.literal(true);
const range = z.tuple([z.number(), z.number()]);
const choices = z.array(z.string()).min(2);

const definitions: readonly Definition[] = [
  define('person', yes, (_, { words, lexicon }) => ({
    ...text,
    describe: `${words}, given name and surname`,
    value: (random) => lexicon.person(random),
  })),
  define('email_of', z.string(), (of, { words, lexicon }) => ({
    ...text,
    schema: { type: 'string', format: 'email' },
    describe: `${words} as an e-mail address`,
    value: (_, row) => lexicon.email(String(row[of] ?? '')),
  })),
  define('phone', yes, (_, { words, lexicon }) => ({
    ...text,
    describe: `${words} with country code`,
    value: (random) => lexicon.phone(random),
  })),
  define('city', yes, (_, { words, lexicon }) => ({
    ...text,
    describe: `${words}, in English`,
    value: (random) => random.pick(lexicon.cities),
  })),
  define('address', yes, (_, { words, lexicon }) => ({
    ...text,
    describe: `${words}: street and number`,
    value: (random) => lexicon.address(random),
  })),
  define('pick', choices, (list, { words }) => ({ ...text, describe: words, value: (random) => random.pick(list) })),
  define('note', choices, (list, { words }) => ({
    ...text,
    semantic: true,
    describe: `${words} in plain words`,
    value: (random) => random.pick(list),
  })),
  define('one_of', choices, (list, { name, words }) => choiceKind(name, list, words)),
  define('money', range, (bounds, { name, words, blueprint }) =>
    numberKind(name, bounds, { decimals: 2, describe: `${words} in ${blueprint.currency}` }),
  ),
  define('integer', range, (bounds, { name, words, unit }) =>
    numberKind(name, bounds, { decimals: 0, describe: unit ? `${words} in ${unit}` : `${words}, a whole number` }),
  ),
  define('decimal', range, (bounds, { name, words, unit }) =>
    numberKind(name, bounds, { decimals: 1, describe: unit ? `${words} in ${unit}` : words }),
  ),
  define('date', range.describe('days from the clock'), ([first, last], { words, blueprint }) => ({
    ...text,
    schema: { type: 'string', format: 'date' },
    filter: 'range',
    describe: `${words} as YYYY-MM-DD`,
    value: (random) => dayFrom(blueprint.clock, random.integer(first, last)),
  })),
  define('time', range.describe('hours of the day'), ([first, last], { words }) => ({
    ...text,
    schema: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
    filter: 'equals',
    describe: `${words} as HH:MM in 24-hour local time`,
    value: (random) =>
      `${String(random.integer(first, last)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
  })),
  define('flag', z.number().min(0).max(1).describe('share that is true'), (share, { name }) => ({
    column: `INTEGER CHECK ("${name}" IN (0, 1))`,
    schema: { type: 'boolean' },
    semantic: false,
    filter: 'equals',
    describe: `Whether it is ${spaced(name)}`,
    value: (random) => random.chance(share),
  })),
  define('ref', z.string().describe('entity'), (noun) => ({
    ...text,
    filter: 'equals',
    describe: `ID of the ${noun}`,
    value: () => null,
  })),
];

export function choiceKind(name: string, list: readonly string[], words: string): FieldKind {
  return {
    column: `TEXT CHECK ("${name}" IN (${list.map((value) => `'${value}'`).join(', ')}))`,
    schema: { type: 'string', enum: [...list] },
    describe: `${words}: ${orList(list)}`,
    semantic: false,
    filter: 'equals',
    value: (random) => random.pick(list),
  };
}

function numberKind(
  name: string,
  [least, most]: readonly [number, number],
  { decimals, describe }: { decimals: number; describe: string },
): FieldKind {
  const factor = 10 ** decimals;
  return {
    column: `${decimals === 0 ? 'INTEGER' : 'REAL'} CHECK ("${name}" >= 0)`,
    schema: { type: decimals === 0 ? 'integer' : 'number', minimum: least, maximum: most },
    describe,
    semantic: false,
    filter: 'range',
    value: (random) => Math.round((least + random.next() * (most - least)) * factor) / factor,
  };
}

function dayFrom(clock: string, days: number): string {
  return new Date(Date.parse(clock) + days * 86_400_000).toISOString().slice(0, 10);
}

const fieldOptionsSchema = z.strictObject({
  about: z.string().optional().describe('what it is, where the name does not say'),
  unit: z.string().optional(),
  optional: z.boolean().default(false),
});

export interface Field extends z.infer<typeof fieldOptionsSchema> {
  readonly kind: string;
  readonly value: unknown;
  /** The entity that it refers to; its column then holds a key. */
  readonly ref?: string;
}

export const fieldSchema = z.record(z.string(), z.unknown()).transform((spec, issues): Field => {
  const definition = definitions.find(({ name }) => name in spec);
  const { [definition?.name ?? '']: given, ...rest } = spec;
  const value = definition?.value.safeParse(given);
  const options = fieldOptionsSchema.safeParse(rest);
  if (definition && value?.success && options.success) {
    const field = { kind: definition.name, value: value.data, ...options.data };
    return definition.name === 'ref' ? { ...field, ref: String(value.data) } : field;
  }
  const kinds = definitions.map(({ name }) => name).join(', ');
  issues.addIssue({ code: 'custom', message: `expected one of ${kinds} with its value, got ${JSON.stringify(spec)}` });
  return z.NEVER;
});

export function fieldKind(field: Field, place: FieldPlace): FieldKind {
  const definition = definitions.find(({ name }) => name === field.kind);
  if (!definition) throw new Error(`no field kind ${field.kind}`);
  const kind = definition.make(field.value, { ...place, words: capital(spaced(place.name)), unit: field.unit });
  return field.about ? { ...kind, describe: field.about } : kind;
}
