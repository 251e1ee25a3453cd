// Plain schemas are read, all others compiled: both say the same of every value.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import { isObject, propertiesOf, schemaFaults } from '../../../pipeline/json/json-schema.ts';
import { plainCheck } from '../../../pipeline/json/plain-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

const text = { type: 'string' };
const person = {
  type: 'object',
  title: 'person',
  properties: { name: text, 'a/b~c': { type: 'number', default: 1 }, constructor: text },
  required: ['name', 'constructor'],
  additionalProperties: false,
};
const plain: readonly JsonObject[] = [
  {},
  { type: 'integer', minimum: 1, maximum: 30 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1.5, maximum: 1, minimum: 0.1 },
  { type: ['number', 'null'], minimum: 0 },
  { type: 'string', pattern: '^[a-c]@', format: 'email', enum: ['a@b.co', 'x'] },
  { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
  { type: 'string', format: 'date' },
  { type: ['string', 'null'], format: 'date-time' },
  { type: 'string', enum: ['x', 'y'] },
  { enum: [1, 'x', null, true] },
  { type: 'boolean' },
  { minimum: 3, pattern: 'x', required: ['name'], minItems: 2 },
  person,
  { type: ['object', 'null'], properties: { inner: person } },
  { type: 'object', properties: { people: { type: 'array', items: person, minItems: 1 } } },
  {
    type: 'array',
    items: { type: 'string', enum: ['x', 'y', 'constructor'] },
    minItems: 2,
    maxItems: 3,
    uniqueItems: true,
  },
  { type: ['array', 'null'], items: { type: 'integer', minimum: 1 }, uniqueItems: true },
];

const others: readonly JsonObject[] = [
  { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'string' },
  { anyOf: [text] },
  { type: 'object', additionalProperties: text },
  { type: 'object', patternProperties: { x: text } },
  { type: 'object', properties: { inner: { $ref: '#' } } },
  { type: 'object', properties: { inner: true } },
  { type: 'array', items: [text] },
  { type: 'array', uniqueItems: true },
  { type: 'string', format: 'int32' },
  { type: 'string', format: 'unheard-of' },
  { enum: [[1], {}] },
];
const broken: readonly JsonObject[] = [
  { type: 'strange' },
  { type: 'number', minimum: '1' },
  { type: 'string', pattern: '(' },
  { type: 'array', minItems: -1 },
  { type: 'object', required: 'name' },
  { enum: [] },
  { description: 1 },
];

const odd: readonly Json[] = [
  ...[null, true, 0, 1, -3, 0.5, 1.2, 31, 1e21, '', 'x', 'AB-1', 'a@b.co', '2025-02-30', '2025-02-28'],
  ...['2025-02-28T10:00:00Z', [], ['x'], ['x', 'y', 'x', 'y'], [1, 1, 2, 'x', 'x'], [null, null], {}],
  ...[{ name: 'x', constructor: 'y' }, { name: 1, 'a/b~c': 'x', more: 2 }, JSON.parse('{"__proto__": 1}')],
];

/** The schema with a keyword that is never read as plain, and changes nothing. */
const compiled = (schema: JsonObject): JsonObject => ({ ...schema, $comment: 'compile this' });

const random = randomFor('plain schemas');

/** A value that the schema often accepts, and often nearly accepts. */
function likely(schema: JsonObject): Json {
  const { enum: choices, items } = schema;
  if (random.chance(0.2)) return random.pick(odd);
  if (Array.isArray(choices)) return random.pick(choices);
  const type = random.pick([schema.type ?? 'object'].flat());
  if (type === 'array')
    return Array.from({ length: random.integer(0, 4) }, () => likely(isObject(items) ? items : {}));
  if (type !== 'object') return random.pick(odd);
  return Object.fromEntries(
    propertiesOf(schema).flatMap(([name, property]) =>
      random.chance(0.8) ? [[name, likely(property)]] : [],
    ),
  );
}

describe('a plain schema', () => {
  it.each(plain)('%j says of values what the compiled one says', (schema) => {
    expect(plainCheck(schema, () => () => true)).toBeDefined();
    const values = [...odd, ...Array.from({ length: 300 }, () => likely(schema))];
    for (const value of values)
      expect(schemaFaults(schema, value), JSON.stringify(value)).toEqual(
        schemaFaults(compiled(schema), value),
      );
  });

  it('accepts some of these values and refuses others', () => {
    const counts = plain.slice(1).map((schema) => {
      const values = Array.from({ length: 200 }, () => likely(schema));
      return values.filter((value) => schemaFaults(schema, value).length === 0).length;
    });
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThan(200);
  });
});

it.each(others)('%j is left to the compiler', (schema) => {
  expect(
    plainCheck(schema, (name) => (name === 'int32' || name === 'unheard-of' ? undefined : () => true)),
  ).toBe(undefined);
  expect(() => schemaFaults(schema, {})).not.toThrow();
});

it.each(broken)('%j is refused as a broken schema', (schema) => {
  expect(() => schemaFaults(schema, {})).toThrow();
});
