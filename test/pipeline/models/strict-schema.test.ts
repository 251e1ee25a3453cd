// The strict form of structured replies, over the schemas of every role and some traps.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strictSchema } from '../../../pipeline/models/openai/strict-schema.ts';
import { withoutNulls } from '../../../pipeline/models/openai/structured-reply.ts';
import { schemaOf } from '../../../pipeline/role.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { roles } from '../../../stages/roles.ts';

const supported = new Set([
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
  'additionalProperties',
]);

/** What OpenAI's strict mode would refuse, by its published rules. */
function faults(schema: Json | undefined, path = '$'): string[] {
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return [`${path} is no schema`];
  const unknown = Object.keys(schema).filter((key) => !supported.has(key));
  const properties = (schema.properties ?? {}) as JsonObject;
  return [
    ...unknown.map((key) => `${path}: ${key}`),
    ...(schema.type === 'object' && schema.additionalProperties !== false
      ? [`${path}: additionalProperties`]
      : []),
    ...(JSON.stringify(Object.keys(properties)) === JSON.stringify(schema.required ?? [])
      ? []
      : [`${path}: required`]),
    ...Object.entries(properties).flatMap(([name, property]) => faults(property, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : faults(schema.items, `${path}[]`)),
    ...((schema.anyOf ?? []) as Json[]).flatMap((branch, index) => faults(branch, `${path}|${index}`)),
    ...Object.entries((schema.$defs ?? {}) as JsonObject).flatMap(([name, one]) =>
      faults(one, `${path}#${name}`),
    ),
  ];
}

describe.each(Object.values(roles))('the output of $name', ({ output }) => {
  it('is strict, or is known not to be', () => {
    const strict = strictSchema(schemaOf(output));
    if (strict) expect(faults(strict)).toEqual([]);
  });
});

it('most roles have a strict form', () => {
  const strict = Object.values(roles).filter((role) => strictSchema(schemaOf(role.output)));
  expect(strict.map((role) => role.name)).toEqual([
    'labeller',
    'taxonomist',
    'application-writer',
    'program-writer',
    'agent-writer',
    'task-writer',
    'user',
    'user-critic',
    'summarizer',
    'judge',
  ]);
});

const shape = z.strictObject({
  name: z.string().min(3),
  kind: z.union([z.literal('a'), z.literal('b')]),
  size: z.number().min(0).max(9).optional(),
  parent: z.strictObject({ id: z.string().optional(), note: z.string().nullable() }).optional(),
  list: z.array(z.strictObject({ at: z.iso.date().optional() })).optional(),
  nothing: z.null().optional(),
});

it('an optional property may be null, and comes back as absent', () => {
  const schema = schemaOf(shape);
  const strict = strictSchema(schema);
  expect(faults(strict)).toEqual([]);
  expect(JSON.stringify(strict)).toContain('minLength 3');
  const reply = {
    name: 'abc',
    kind: 'a',
    size: null,
    parent: { id: null, note: null },
    list: [{ at: null }],
    nothing: null,
  };
  const clean = withoutNulls(schema, reply);
  expect(shape.parse(clean)).toEqual({
    name: 'abc',
    kind: 'a',
    parent: { note: null },
    list: [{}],
    nothing: null,
  });
});

it.each([
  ['free keys', z.strictObject({ map: z.record(z.string(), z.string()) })],
  ['a union at the root', z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })])],
  ['a tuple', z.strictObject({ pair: z.tuple([z.string(), z.number()]) })],
  ['any value', z.strictObject({ value: z.json() })],
])('%s has no strict form', (_, schema) => expect(strictSchema(schemaOf(schema))).toBeUndefined());
