// What a field of a blueprint means: its column, its JSON Schema, how it is described, and values for it.
import type { Random } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Blueprint, Field } from './blueprint.ts';
import type { Lexicon } from './lexicon.ts';
import { orList, spaced } from './names.ts';

export interface FieldPlace {
  readonly name: string;
  readonly blueprint: Blueprint;
  readonly lexicon: Lexicon;
}

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

export function fieldKind(field: Field, place: FieldPlace): FieldKind {
  const kind = plainKind(field, place);
  return field.about ? { ...kind, describe: field.about } : kind;
}

function plainKind(field: Field, { name, blueprint, lexicon }: FieldPlace): FieldKind {
  const words = spaced(name);
  const subject = words.charAt(0).toUpperCase() + words.slice(1);
  const text = { column: 'TEXT', schema: { type: 'string' }, semantic: false, filter: 'contains' } as const;

  if ('person' in field)
    return { ...text, describe: `${subject}, given name and surname`, value: (random) => lexicon.person(random) };
  if ('email_of' in field) {
    const schema = { type: 'string', format: 'email' };
    return {
      ...text,
      schema,
      describe: `${subject} as an e-mail address`,
      value: (_, row) => lexicon.email(String(row[field.email_of] ?? '')),
    };
  }
  if ('phone' in field)
    return { ...text, describe: `${subject} with country code`, value: (random) => lexicon.phone(random) };
  if ('city' in field)
    return { ...text, describe: `${subject}, in English`, value: (random) => random.pick(lexicon.cities) };
  if ('address' in field)
    return { ...text, describe: `${subject}: street and number`, value: (random) => lexicon.address(random) };
  if ('pick' in field) return { ...text, describe: subject, value: (random) => random.pick(field.pick) };
  if ('note' in field)
    return {
      ...text,
      semantic: true,
      describe: `${subject} in plain words`,
      value: (random) => random.pick(field.note),
    };
  if ('one_of' in field) {
    const list = field.one_of.map((value) => `'${value}'`).join(', ');
    return {
      column: `TEXT CHECK ("${name}" IN (${list}))`,
      schema: { type: 'string', enum: field.one_of },
      describe: `${subject}: ${orList(field.one_of)}`,
      semantic: false,
      filter: 'equals',
      value: (random) => random.pick(field.one_of),
    };
  }
  if ('money' in field) return numberKind(name, field.money, 2, `${subject} in ${blueprint.currency}`);
  if ('integer' in field)
    return numberKind(
      name,
      field.integer,
      0,
      field.unit ? `${subject} in ${field.unit}` : `${subject}, a whole number`,
    );
  if ('decimal' in field)
    return numberKind(name, field.decimal, 1, field.unit ? `${subject} in ${field.unit}` : subject);
  if ('date' in field) {
    const [first, last] = field.date;
    const schema = { type: 'string', format: 'date' };
    return {
      ...text,
      schema,
      filter: 'range',
      describe: `${subject} as YYYY-MM-DD`,
      value: (random) => dayFrom(blueprint.clock, random.integer(first, last)),
    };
  }
  if ('time' in field) {
    const [first, last] = field.time;
    const schema = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
    const value = (random: Random): string =>
      `${String(random.integer(first, last)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
    return { ...text, schema, filter: 'equals', describe: `${subject} as HH:MM in 24-hour local time`, value };
  }
  if ('flag' in field) {
    const column = `INTEGER CHECK ("${name}" IN (0, 1))`;
    return {
      column,
      schema: { type: 'boolean' },
      semantic: false,
      filter: 'equals',
      describe: `Whether it is ${words}`,
      value: (random) => random.chance(field.flag),
    };
  }
  return { ...text, filter: 'equals', describe: `ID of the ${field.ref}`, value: () => null };
}

function numberKind(
  name: string,
  [least, most]: readonly [number, number],
  decimals: number,
  describe: string,
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

export function dayFrom(clock: string, days: number): string {
  return new Date(Date.parse(clock) + days * 86_400_000).toISOString().slice(0, 10);
}
