// An application in outline, as data/seeds/applications/*.yaml hold it: nouns, fields, operations and rules.
// The offline procedures build a whole world from it. One example of an entity:
//   order: { prefix: OR, rows: 14, label: id, fields: { account: { ref: account }, side: { one_of: [buy, sell] } }, … }
import { z } from 'zod';
import { fieldSchema } from './field-kinds/index.ts';
import { moveSchema } from './move.ts';
import { operations } from './operations/index.ts';

/** One operation by its name in the registry, with its options: `search: { by: [status] }`. */
const operationSpecSchema = z.record(z.string(), z.unknown()).transform((spec, issues): OperationSpec => {
  const [name = ''] = Object.keys(spec);
  const operation = operations.find((candidate) => candidate.name === name);
  const parsed = operation?.options.safeParse(spec[name]);
  if (operation && parsed?.success && Object.keys(spec).length === 1) return { name, options: parsed.data };
  const message = operation ? `${name}: ${parsed?.error?.issues[0]?.message}` : `no operation ${name}`;
  issues.addIssue({ code: 'custom', message });
  return z.NEVER;
});
export interface OperationSpec {
  readonly name: string;
  readonly options: unknown;
}

export const entitySchema = z.strictObject({
  plural: z.string().optional(),
  prefix: z.string().regex(/^[A-Z]{2,4}$/),
  rows: z.int().min(2).max(40),
  label: z.string().describe('field by which people name one; id where they use its number'),
  fields: z.record(z.string(), fieldSchema),
  states: z
    .record(z.string(), z.array(z.string()).min(2))
    .default({})
    .describe('field -> values, the first being that of a new row'),
  catalogue: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
    .default([])
    .describe('values that go together, one set a row'),
  operations: z.array(operationSpecSchema).default([]),
  moves: z.array(moveSchema).default([]).describe('what a grown application may propose transitions from'),
});
export type Entity = z.infer<typeof entitySchema>;

export const blueprintSchema = z.strictObject({
  domain: z.string(),
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string(),
  summary: z.string(),
  clock: z.iso.datetime(),
  currency: z.string().default('EUR'),
  policy: z.array(z.string()).default([]),
  entities: z.record(z.string(), entitySchema),
});
export type Blueprint = z.infer<typeof blueprintSchema>;

export const applicationsFileSchema = z.strictObject({
  category: z.string(),
  applications: z.array(blueprintSchema).min(1),
});
