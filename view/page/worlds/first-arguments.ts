// Arguments to begin with when a tool is tried: its sample values, and keys of rows that are there.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { WorldDetail } from '../../contract/worlds.ts';
import { isObject } from '../tools/parameters.ts';

type Tried = WorldDetail['tools'][number];

/** A value for every required parameter, and for those of the sample. */
export function firstArguments(
  tool: Tried,
  { tables, rows }: WorldDetail['world'],
  sample = tool.samples[0],
): JsonObject {
  const properties = isObject(tool.inputSchema.properties) ? tool.inputSchema.properties : {};
  const required = Array.isArray(tool.inputSchema.required) ? tool.inputSchema.required : [];
  const keyIn = (table: string | undefined): Json | undefined =>
    table === undefined ? undefined : rows[table]?.[0]?.[tables[table]?.key ?? 'id'];
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]): [string, Json][] => {
      const given = sample?.[name];
      if (given !== undefined) return [[name, given]];
      if (!required.includes(name)) return [];
      return [[name, keyIn(tool.references[name]) ?? (isObject(schema) ? placeholder(schema) : null)]];
    }),
  );
}

function placeholder(schema: JsonObject): Json {
  const [first] = [schema.enum, schema.examples].flatMap((list) => (Array.isArray(list) ? list : []));
  if (first !== undefined) return first;
  if (schema.default !== undefined) return schema.default;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'array':
      return isObject(schema.items) ? [placeholder(schema.items)] : [];
    case 'object':
      return {};
    default:
      return schema.format === 'date' ? '2025-01-01' : '';
  }
}
