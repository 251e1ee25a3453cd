// Results of queries as JSON. SQL has neither lists nor booleans: a value is read as the type that the output schema
// of the tool gives it.
import { BugError } from '../../pipeline/errors.ts';
import { isObject, propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Row } from './engine/statement.ts';

/** A row and a value belong to the reader from then on: it changes them in place. */
interface Reader {
  value(value: Row[string]): Json;
  row(row: Row): JsonObject;
  /** A row of a list. */
  item(row: Row): JsonObject;
}

const readers = new WeakMap<JsonObject, Reader>();

/** Made once for each schema. */
export function readerOf(schema: JsonObject): Reader {
  const known = readers.get(schema);
  if (known) return known;
  const row = rowReader(schema);
  const item = rowReader(isObject(schema.items) ? schema.items : {});
  const made = { value: valueReader(schema), row, item };
  readers.set(schema, made);
  return made;
}

function rowReader(schema: JsonObject): (row: Row) => JsonObject {
  const members = new Map(propertiesOf(schema).map(([name, member]) => [name, valueReader(member)]));
  return (row) => {
    const read = row as JsonObject; // blobs, which JSON does not have, are refused below
    for (const column in row) read[column] = (members.get(column) ?? plain)(row[column] ?? null);
    return read;
  };
}

const typesOf = ({ type }: JsonObject): Json[] => [type ?? null].flat();

function valueReader(schema: JsonObject): (value: Row[string]) => Json {
  const types = typesOf(schema);
  const isText = !types.includes('array') && !types.includes('object');
  const retype = typerOf(schema);
  return (value) => {
    const json = plain(value);
    return retype(isText || typeof json !== 'string' ? json : JSON.parse(json));
  };
}

function plain(value: Row[string]): Json {
  if (value instanceof Uint8Array) throw new BugError('a result contains a blob; JSON cannot hold one');
  return value;
}

type Retype = (value: Json) => Json;

const same: Retype = (value) => value;

/** Turns 0 and 1 into booleans where the schema has them; most schemas have none. */
function typerOf(schema: JsonObject): Retype {
  const isBoolean = typesOf(schema).includes('boolean');
  const items = isObject(schema.items) ? typerOf(schema.items) : same;
  const members = propertiesOf(schema).flatMap(([name, member]) => {
    const retype = typerOf(member);
    return retype === same ? [] : [{ name, retype }];
  });
  if (!isBoolean && items === same && members.length === 0) return same;
  const retypeMembers = (value: JsonObject): JsonObject => {
    for (const { name, retype } of members)
      if (Object.hasOwn(value, name)) value[name] = retype(value[name] ?? null);
    return value;
  };
  return (value) => {
    if (isBoolean && (value === 0 || value === 1)) return value === 1;
    if (Array.isArray(value)) return items === same ? value : value.map(items);
    return isObject(value) ? retypeMembers(value) : value;
  };
}
