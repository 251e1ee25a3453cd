// Entity: one kind of thing that an application keeps, with its fields, states, operations and rules. It
// knows operations and rules only by name; their options are parsed where tools are built. One example:
//   order: { prefix: OR, rows: 14, label: id, fields: { account: { ref: account }, price: { money: [4, 9] } } }
import { z } from 'zod';
import { changeCheckSchema, type Policy, policySchema } from '../../schemas/policy.ts';
import { fieldSchema } from './field-kinds/index.ts';
import { moveSchema } from './move.ts';

/**
 * A policy of a written application on one of its entities, with the predicate in SQL (schemas/policy.ts). Every
 * tool whose write can break it gets a guard, unless it binds the agent alone.
 */
const statedPolicySchema = z.strictObject({
  about: policySchema.shape.about,
  enforcedBy: policySchema.shape.enforcedBy.default('tools'),
  violation: changeCheckSchema.shape.violation,
  unless: changeCheckSchema.shape.unless,
  code: policySchema.shape.error.shape.code,
  prose: policySchema.shape.prose,
});
export type StatedPolicy = z.infer<typeof statedPolicySchema>;

/** A write of an operation to another entity: the stock that an order takes. */
const sideWriteSchema = z.strictObject({
  noun: z.string(),
  set: z.record(z.string(), z.string()).describe('field -> SQL over the row and the :parameters'),
  where: z.string().describe('which rows change'),
});
export type SideWrite = z.infer<typeof sideWriteSchema>;

/** An operation by its name in the registry, with its options. */
export interface OperationSpec {
  readonly name: string;
  readonly options: unknown;
  /** What it writes to other entities. */
  readonly also: readonly SideWrite[];
}

/** `search: { by: [status] }`, and for one that writes elsewhere too `create: { set: [name], also: […] }`. */
const operationSpecSchema = z
  .record(z.string(), z.looseObject({ also: z.array(sideWriteSchema).default([]) }))
  .transform((spec, issues): OperationSpec => {
    const [entry, ...others] = Object.entries(spec);
    if (entry && others.length === 0) {
      const [name, { also, ...options }] = entry;
      return { name, options, also };
    }
    issues.addIssue({
      code: 'custom',
      message: `expected one operation, got ${Object.keys(spec).join(', ')}`,
    });
    return z.NEVER;
  });

/** A rule by its name in the registry, with its settings. */
export interface RuleSpec {
  readonly name: string;
  readonly settings: unknown;
  /** Whether tools refuse what would break it, or only the agent is told. */
  readonly enforcedBy: Policy['enforcedBy'];
}

export const entitySchema = z.strictObject({
  plural: z.string().optional(),
  prefix: z.string().regex(/^[A-Z]{2,4}$/),
  rows: z.int().min(2).max(400),
  label: z.string().describe('the field by which people name one; id where they use its number'),
  fields: z.record(z.string(), fieldSchema),
  states: z
    .record(z.string(), z.array(z.string()).min(2))
    .default({})
    .describe('field -> values; a new row has the first'),
  ends: z.array(z.string()).default([]).describe('states in which the life of a row is over'),
  catalogue: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
    .default([])
    .describe('values that go together, one set a row'),
  operations: z.array(operationSpecSchema).default([]),
  moves: z.array(moveSchema).default([]).describe('changes of state that a grown application may offer'),
  rules: z
    .array(
      z.strictObject({
        name: z.string(),
        settings: z.unknown(),
        enforcedBy: z.enum(['tools', 'agent']).default('tools'),
      }),
    )
    .default([])
    .describe('rules that every tool of the entity enforces, or that bind the agent alone'),
  policies: z.array(statedPolicySchema).optional().describe('rules that no kind of the registry covers'),
  archetype: z.string().optional().describe('the kind of thing that it was drawn from'),
  process: z.string().optional().describe('the process that brought it; only its tools write the rows'),
  fixed: z.array(z.string()).default([]).describe('fields that a process needs as they are'),
});
export type Entity = z.infer<typeof entitySchema>;

/** The field that holds the state of a row, and its states in order. */
export function stateOf(entity: Entity): { field: string; states: readonly string[] } | undefined {
  const [found] = Object.entries(entity.states);
  return found && { field: found[0], states: found[1] };
}

/** Fields whose kind is one of these. */
export const fieldsOfKind = ({ fields }: Pick<Entity, 'fields'>, ...kinds: readonly string[]): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (kinds.includes(field.kind) ? [name] : []));

export const numeric = ['money', 'integer', 'decimal'] as const;

/** The field that remembers the state before the last move, where the entity has one. */
export const previousField = (state: string): string => `previous_${state}`;
export const isPrevious = (name: string): boolean => name.startsWith('previous_');

/** Fields that a move sets: they are empty until then. */
export const fieldsOfMoves = ({ moves }: Pick<Entity, 'moves'>): Set<string> =>
  new Set(moves.flatMap((move) => move.with));
