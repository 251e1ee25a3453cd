// Tables and rows for the things of a real server. Values follow the names, types, and choices of the
// columns.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { snakeCase, wordsIn } from '../english.ts';
import type { Lexicon } from '../synthesize-tools/lexicon.ts';
import { identifier, isAmong, literal } from '../worlds/sql.ts';
import type { Thing, ThingColumn } from './thing.ts';

const rowsEach = 8;

const sqlTypes: Readonly<Record<string, string>> = { integer: 'INTEGER', number: 'REAL', boolean: 'INTEGER' };

export function tableSql(thing: Thing): string {
  const { key, states } = thing;
  const columns = thing.columns.map(({ name, schema, isRequired }) => {
    const type = sqlTypes[String(schema.type)] ?? 'TEXT';
    const needed = name === key.column ? ' PRIMARY KEY' : isRequired ? ' NOT NULL' : '';
    return `${identifier(name)} ${type}${needed}${choicesSql(name, schema.enum)}`;
  });
  const made = key.isMade ? ['"id" TEXT PRIMARY KEY'] : [];
  const status =
    states.length > 0
      ? [`"status" TEXT NOT NULL DEFAULT ${literal(states[0] ?? '')}${choicesSql('status', [...states])}`]
      : [];
  return `CREATE TABLE ${identifier(thing.table)} (${[...made, ...columns, ...status].join(', ')})`;
}

function choicesSql(name: string, choices: Json | undefined): string {
  if (!Array.isArray(choices) || !choices.every((choice) => typeof choice === 'string')) return '';
  return ` CHECK (${isAmong(identifier(name), choices)})`;
}

export interface NewValues {
  readonly lexicon: Lexicon;
  readonly random: Random;
  /** Keys of the things so far: what refers to one takes its key. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** The rows of a thing, no two with one key. */
export function seedRows(thing: Thing, values: NewValues): JsonObject[] {
  const rows = new Map<string, JsonObject>();
  for (let number = 1; rows.size < rowsEach && number < 20 * rowsEach; number += 1) {
    const own = newRow(thing, { ...values, random: values.random.fork(`${thing.noun}/${number}`) });
    const id = `${thing.noun.replaceAll(' ', '-')}-${rows.size + 1}`;
    const status = thing.states.length > 0 ? values.random.pick(thing.states) : undefined;
    const isNew = status !== undefined && status === thing.states[0];
    const stored = Object.fromEntries(
      Object.entries(own)
        .filter(([name]) => !(isNew && thing.remarks.includes(name)))
        .map(([name, value]) => [name, isScalar(value) ? value : JSON.stringify(value)]),
    );
    const row = {
      ...(thing.key.isMade ? { id } : {}),
      ...stored,
      ...(status === undefined ? {} : { status }),
    };
    // A row that was drawn before keeps its place: the number of rows gives the next ID.
    const key = String(thing.key.isMade ? JSON.stringify(own) : own[thing.key.column]);
    if (!rows.has(key)) rows.set(key, row);
  }
  return [...rows.values()];
}

/** As a caller would give it. */
export function newRow(thing: Thing, values: NewValues): JsonObject {
  return Object.fromEntries(
    thing.columns.flatMap((column) =>
      column.isRequired || values.random.chance(0.6) ? [[column.name, newValue(column, thing, values)]] : [],
    ),
  );
}

const isScalar = (value: Json | undefined): boolean => value === null || typeof value !== 'object';

function newValue(
  { name, schema }: Pick<ThingColumn, 'name' | 'schema'>,
  thing: Thing,
  values: NewValues,
): Json {
  const { random, keys } = values;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return random.pick(schema.enum);
  const referred =
    schema.type === 'string' && name !== thing.key.column ? keysFor(name, schema, keys) : undefined;
  if (referred) return random.pick(referred);
  if (schema.type === 'array') {
    const items = isObject(schema.items) ? schema.items : { type: 'string' };
    return Array.from({ length: random.integer(1, 3) }, () =>
      newValue({ name, schema: items }, thing, values),
    );
  }
  if (schema.type === 'object')
    return Object.fromEntries(
      propertiesOf(schema).map(([member, property]) => [
        member,
        newValue({ name: member, schema: property }, thing, values),
      ]),
    );
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return newNumber(schema, random);
  return textFor(wordsIn(name), thing, values);
}

function newNumber({ minimum, maximum }: JsonObject, random: Random): number {
  const least = typeof minimum === 'number' ? Math.ceil(minimum) : 1;
  return random.integer(least, typeof maximum === 'number' ? Math.floor(maximum) : least + 40);
}

/** A column named after a thing, or described by the key of one, holds such a key. */
function keysFor(
  name: string,
  { description }: JsonObject,
  keys: NewValues['keys'],
): readonly string[] | undefined {
  const said = typeof description === 'string' ? description.toLowerCase() : '';
  return [...keys].find(
    ([noun, list]) =>
      list.length > 0 &&
      (snakeCase(noun) ===
        wordsIn(name)
          .join('_')
          .replace(/_(id|name|key|number)$/, '') ||
        new RegExp(`\\b(name|id|key|path) of (the |an? )?${noun}\\b`).test(said)),
  )?.[1];
}

/** The folders in which all files are. */
const folders = ['notes', 'plans', 'archive'];

function textFor(words: readonly string[], thing: Thing, { lexicon, random }: NewValues): string {
  const has = (...any: readonly string[]): boolean => any.some((word) => words.includes(word));
  const theme = (): string => random.pick(lexicon.themes).toLowerCase();
  const twoDigits = (most: number): string => String(random.integer(1, most)).padStart(2, '0');
  const day = `2025-${twoDigits(12)}-${twoDigits(28)}`;
  const slug = (): string => `${random.pick(lexicon.slugs)}-${random.integer(1, 99)}`;
  if (words.at(-1) === 'id') return `${words.slice(0, -1).join('-') || thing.noun}-${random.integer(1, 4)}`;
  if (has('email', 'mail')) return lexicon.email(lexicon.person(random), random);
  if (has('phone')) return lexicon.phone(random);
  if (has('person', 'author', 'assignee', 'owner', 'user', 'contact', 'attendee'))
    return lexicon.person(random);
  if (has('city', 'location', 'place')) return random.pick(lexicon.cities);
  if (has('address', 'street')) return lexicon.address(random);
  if (has('date', 'day', 'due', 'deadline', 'since', 'until')) return day;
  if (has('url', 'uri', 'link', 'href')) return `https://example.org/${slug()}`;
  if (has('path', 'file', 'directory', 'folder')) return `/documents/${random.pick(folders)}/${slug()}.md`;
  if (has('type', 'kind', 'category', 'label', 'labels', 'tag', 'tags'))
    return random.pick(['internal', 'external', 'urgent', 'seasonal', 'recurring']);
  if (has('branch', 'slug', 'key', 'repo', 'repository', 'project')) return slug();
  const isAbstract = ['entity', 'node', 'item', 'object', 'record', 'resource'].includes(thing.noun);
  if (has('name') && isAbstract)
    return random.pick([
      lexicon.person(random),
      lexicon.firm(random),
      `${random.pick(lexicon.places)} office`,
    ]);
  if (has('title', 'name', 'subject', 'summary', 'topic'))
    return `${random.pick(lexicon.themes)} ${thing.noun} ${random.integer(1, 40)}`;
  return random.pick([
    `Agreed with ${lexicon.person(random)} on ${day}.`,
    `Waiting for an answer from ${lexicon.person(random)}.`,
    `Part of the ${theme()} plan.`,
    `To be reviewed again on ${day}.`,
    `Requested by ${lexicon.firm(random)}.`,
  ]);
}
