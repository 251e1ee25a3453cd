// JSON Schema in the form that strict structured replies take (OpenAI, "Structured Outputs: supported
// schemas"): every property required, no additional ones, `anyOf` in place of `oneOf`, and no unsupported
// keyword. An optional property becomes one that may be null; structured-reply.ts takes those nulls out of
// the reply again.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { isObject } from '../../json/json-schema.ts';

const supported = [
  'type',
  'enum',
  'const',
  'description',
  'items',
  'properties',
  'required',
  'anyOf',
  '$ref',
  '$defs',
];
const constraints = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
];

/** Undefined when the strict form cannot express the schema: free keys, tuples, a union at the root. */
export function strictSchema(schema: JsonObject): JsonObject | undefined {
  if (schema.type !== 'object') return undefined;
  try {
    return strict(schema);
  } catch (error) {
    if (error instanceof NotStrict) return undefined;
    throw error;
  }
}

class NotStrict extends Error {}

function strict(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new NotStrict('true is not a strict schema');
  const { oneOf, allOf, ...schema } = value;
  if (allOf !== undefined) throw new NotStrict('allOf');
  const union = oneOf ?? schema.anyOf;
  if (union !== undefined) return strictUnion(schema, union);
  const result: JsonObject = describe(schema, supported);
  if (isObject(schema.$defs)) result.$defs = mapValues(schema.$defs, strict);
  if (schema.type === 'object' || isObject(schema.properties)) Object.assign(result, strictMembers(schema));
  if (schema.type === 'array') {
    if (schema.prefixItems !== undefined) throw new NotStrict('tuples');
    result.items = strict(schema.items);
  }
  if (['type', 'enum', 'const', '$ref'].every((name) => result[name] === undefined))
    throw new NotStrict('any value');
  return result;
}

function strictUnion(schema: JsonObject, branches: Json): JsonObject {
  if (!Array.isArray(branches)) throw new NotStrict('anyOf');
  return { ...describe(schema, ['description', '$defs']), anyOf: branches.map(strict) };
}

function strictMembers({ properties, required, additionalProperties }: JsonObject): JsonObject {
  if (isObject(additionalProperties) || !isObject(properties)) throw new NotStrict('free keys');
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  return {
    properties: mapValues(properties, (property, name) =>
      isRequired(name) ? strict(property) : nullable(strict(property)),
    ),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** The members named. Constraints move into the description, where the model can read them. */
function describe(schema: JsonObject, names: readonly string[]): JsonObject {
  const members = Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)));
  const notes = constraints
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${name} ${JSON.stringify(schema[name])}`);
  if (notes.length === 0) return members;
  const before = typeof schema.description === 'string' ? `${schema.description} ` : '';
  return { ...members, description: `${before}(${notes.join(', ')})` };
}

const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

function mapValues(object: JsonObject, change: (value: Json | undefined, name: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}
