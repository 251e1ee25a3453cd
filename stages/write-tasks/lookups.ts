// How a key is found by someone who does not know it: the row is searched by its name, or by what people know of
// it, such as whose it is and its date. Every lookup is tried before it is used.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import { snakeCase } from '../english.ts';
import type { Row } from '../worlds/database.ts';
import type { Lookup } from './record-reads.ts';
import {
  type Alike,
  descriptionOf,
  type KnownField,
  knownFields,
  type Owner,
  one,
} from './row-descriptions.ts';
import type { Scratch } from './scratch.ts';
import { nameOf } from './wording.ts';

/** A row as the user says it, and the calls that lead to its key, in order. */
export interface FoundRow {
  readonly lookups: readonly Lookup[];
  readonly text: string;
  /** What to call the row where its description would be too long: "Ana Silva", "the booking". */
  readonly subject: string;
  /** The rows of the last result that fit the description. */
  readonly alike: readonly JsonObject[];
}

interface Sought {
  readonly main: Pick<Tool, 'world'>;
  readonly table: string;
  readonly key: string;
}

interface Search {
  readonly scratch: Pick<Scratch, 'tools' | 'databaseOf' | 'probe'>;
  readonly random: Random;
  /** How many rows may fit the description; one if not given. */
  readonly alike?: Alike;
}

/** The lookups for a row, by its name where it has one and else by what is known of it; undefined if none works. */
export function lookupsFor(sought: Sought, search: Search): FoundRow | undefined {
  const named = lookupByName(sought, search);
  if (named) return { lookups: [named], text: named.text, subject: named.text, alike: [] };
  return lookupByFields(sought, search);
}

/** A row that the user describes too loosely: two or three rows fit, as the last of the lookups shows. */
export const looseLookupsFor = (sought: Sought, search: Omit<Search, 'alike'>): FoundRow | undefined =>
  lookupByFields(sought, { ...search, alike: { least: 2, most: 3 } });

const readersOf = ({ main }: Sought, { scratch }: Search): Tool[] =>
  scratch.tools.filter((tool) => tool.world === main.world && tool.effect === 'read');

/** A read that takes no keys and whose answer to the name contains the key and at most one other. */
function lookupByName(sought: Sought, search: Search): (Lookup & { text: string }) | undefined {
  const { table, key } = sought;
  const [tool] = readersOf(sought, search);
  const database = tool && search.scratch.databaseOf(tool);
  const known = database?.world.tables[table];
  const named = known && nameOf(key, known, database.snapshot()[table] ?? []);
  if (!named) return undefined;
  const { name, text } = named;
  for (const reader of readersOf(sought, search)) {
    if (requiredOf(reader.inputSchema).some((parameter) => reader.references[parameter])) continue;
    for (const parameter of textParameters(reader)) {
      const given = { [parameter]: name };
      const result = search.scratch.probe(reader, given);
      if (result.ok && rowsIn(result.value).some((rows) => rows.length <= 2 && holdsKey(rows, key)))
        return { tool: reader.name, arguments: given, purpose: `to find the ID of ${text}`, key, text };
    }
  }
  return undefined;
}

const textParameters = ({ inputSchema, references }: Tool): string[] =>
  propertiesOf(inputSchema).flatMap(([name, { type, enum: choices, format }]) =>
    type === 'string' && !choices && !format && !references[name] ? [name] : [],
  );

/** More rows than these, the user's words would leave too many to compare. */
const mostRows = 10;

function lookupByFields(sought: Sought, search: Search): FoundRow | undefined {
  const { table, key } = sought;
  const readers = readersOf(sought, search);
  const database = readers[0] && search.scratch.databaseOf(readers[0]);
  const known = database?.world.tables[table];
  const rows = database?.snapshot()[table] ?? [];
  const row = known && rows.find((each) => each[known.key] === key);
  if (!known || !row) return undefined;
  const owners = ownersIn(row, { sought, search, readers });
  for (const fields of knownFields({ row, rows, table: known, owners, alike: search.alike }, search.random)) {
    const call = searchCall(fields, { row, key, readers, search });
    if (!call) continue;
    const { text, subject } = descriptionOf(fields, known, search.random);
    const own = { tool: call.tool, arguments: call.arguments, purpose: `to find ${text}`, key };
    const found = fields.flatMap(({ owner }) => (owner ? [owner.lookup] : []));
    return { lookups: [...found, { ...own, follows: found.length > 0 }], text, subject, alike: call.alike };
  }
  return undefined;
}

interface OwnerSearch {
  readonly sought: Sought;
  readonly search: Search;
  readonly readers: readonly Tool[];
}

/** The rows of other tables that a row belongs to and that can be found by their names, by column. */
function ownersIn(row: Row, { sought, search, readers }: OwnerSearch): Map<string, Owner> {
  const tables = new Map(
    readers.flatMap(({ references }) =>
      Object.entries(references).map(([parameter, table]) => [snakeCase(parameter), table] as const),
    ),
  );
  const owners = new Map<string, Owner>();
  for (const [column, table] of tables) {
    const key = row[column];
    if (typeof key !== 'string' || table === sought.table) continue;
    const lookup = lookupByName({ main: sought.main, table, key }, search);
    const known = readers[0] && search.scratch.databaseOf(readers[0]).world.tables[table];
    const name = Object.values(lookup?.arguments ?? {})[0];
    if (!lookup || !known || typeof name !== 'string') continue;
    const isPerson = personal.some((each) => each in known.columns);
    owners.set(column, { lookup, noun: known.noun, name, text: lookup.text, isPerson });
  }
  return owners;
}

/** Columns of tables whose rows are people. */
const personal = ['email', 'phone', 'born_on', 'specialty', 'hourly_rate', 'shift'];

interface SearchScene {
  readonly row: Row;
  readonly key: string;
  readonly readers: readonly Tool[];
  readonly search: Search;
}

/** A read whose arguments are known values and whose result shows the rows that agree with them, as many as wanted. */
function searchCall(
  fields: readonly KnownField[],
  { row, key, readers, search }: SearchScene,
): (Pick<Lookup, 'tool' | 'arguments'> & Pick<FoundRow, 'alike'>) | undefined {
  const { least, most } = search.alike ?? one;
  for (const reader of readers) {
    const given = argumentsFrom(fields, reader);
    const lacks = requiredOf(reader.inputSchema).some((name) => given[name] === undefined);
    const leavesOutOwner = fields.some(
      ({ column, owner }) => owner && !Object.values(given).includes(row[column] as string),
    ); // keys are text
    if (lacks || leavesOutOwner || Object.keys(given).length === 0) continue;
    const result = search.scratch.probe(reader, given);
    if (!result.ok) continue;
    const found = rowsIn(result.value).find((rows) => rows.length <= mostRows && holdsKey(rows, key));
    const alike = found?.filter((each) =>
      fields.every(({ column, value }) => each[column] === value || isTold(column, given)),
    );
    if (alike && alike.length >= least && alike.length <= most)
      return { tool: reader.name, arguments: given, alike };
  }
  return undefined;
}

const isTold = (column: string, given: JsonObject): boolean =>
  Object.keys(given).some((name) => snakeCase(name).replace(/^(?:min|max)_/, '') === column);

/** The parameters of a read that take the known values: by the name of the column, or as both ends of a range. */
function argumentsFrom(fields: readonly KnownField[], { inputSchema }: Tool): JsonObject {
  return Object.fromEntries(
    propertiesOf(inputSchema).flatMap(([name, schema]): [string, Json][] => {
      const snake = snakeCase(name);
      const field = fields.find(({ column }) => [column, `min_${column}`, `max_${column}`].includes(snake));
      return field && schema.type !== 'array' && schema.type !== 'object' ? [[name, field.value]] : [];
    }),
  );
}

/** The lists of rows in a result. */
function rowsIn(value: Json): JsonObject[][] {
  if (!isObject(value)) return [];
  return Object.values(value).flatMap((rows) => (Array.isArray(rows) ? [rows.filter(isObject)] : []));
}

const holdsKey = (rows: readonly JsonObject[], key: string): boolean => rows.some((row) => row.id === key);
