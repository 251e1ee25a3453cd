// JSON Schema in the form that strict structured replies take (OpenAI, "Structured Outputs: supported
// schemas"): every property required, no additional ones, `anyOf` for `oneOf`, and no keyword that is not
// supported. A property that may be left out becomes one that may be null; `withoutNulls` takes those out of
// the reply again.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { isObject } from '../../json/json-schema.ts';

const kept = new Set([
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
]);
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

/** Undefined when the schema says what the strict form cannot: free keys, tuples, a union at the root. */
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
  if (!isObject(value)) throw new NotStrict('true is no strict schema');
  const { oneOf, allOf, ...schema } = value;
  if (allOf !== undefined) throw new NotStrict('allOf');
  const union = oneOf ?? schema.anyOf;
  if (union !== undefined) {
    if (!Array.isArray(union)) throw new NotStrict('anyOf');
    return { ...described(schema, ['description', '$defs']), anyOf: union.map(strict) };
  }
  const made: JsonObject = described(schema, [...kept]);
  if (isObject(schema.$defs)) made.$defs = mapped(schema.$defs, strict);
  if (schema.type === 'object' || isObject(schema.properties)) {
    if (isObject(schema.additionalProperties) || !isObject(schema.properties))
      throw new NotStrict('free keys');
    const required = Array.isArray(schema.required) ? schema.required : [];
    made.properties = mapped(schema.properties, (property, name) =>
      required.includes(name) ? strict(property) : nullable(strict(property)),
    );
    made.required = Object.keys(schema.properties);
    made.additionalProperties = false;
  }
  if (schema.type === 'array') {
    if (schema.prefixItems !== undefined) throw new NotStrict('tuples');
    made.items = strict(schema.items);
  }
  if (
    made.type === undefined &&
    made.enum === undefined &&
    made.const === undefined &&
    made.$ref === undefined
  )
    throw new NotStrict('any value');
  return made;
}

/**
 * The members that are kept; what constraints say moves into the description, where the model can read it.
 */
function described(schema: JsonObject, names: readonly string[]): JsonObject {
  const made = Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)));
  const said = constraints
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${name} ${JSON.stringify(schema[name])}`);
  if (said.length === 0) return made;
  const before = typeof schema.description === 'string' ? `${schema.description} ` : '';
  return { ...made, description: `${before}(${said.join(', ')})` };
}

const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

function mapped(object: JsonObject, change: (value: Json | undefined, name: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}
