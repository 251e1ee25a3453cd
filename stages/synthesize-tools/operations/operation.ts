// Operation: a kind of tool, made for one entity of a blueprint.
import { z } from 'zod';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { Place } from '../entity-view.ts';

export interface Operation<Options = unknown> {
  readonly name: string;
  readonly options: z.ZodType<Options>;
  draft(place: Place, options: Options): Omit<ToolDraft, 'operation'>;
}

/** Identity, for the sake of inference; lists hold operations of unknown options, each parsed by its own schema. */
export function defineOperation<Options>(operation: Operation<Options>): Operation {
  return operation as Operation; // options reach `draft` only after `options` has parsed them
}

export const ruleSchema = z.strictObject({
  holds: z.string().describe('SQL expression over :parameters that must be true'),
  code: z.string().regex(/^[A-Z][A-Z_]+$/),
  message: z.string(),
  policy: z.string().describe('the rule in prose, for the agent'),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Options of operations that write: rules that must hold, and further writes. */
export const writeOptions = {
  rules: z.array(ruleSchema).default([]),
  also: z.array(z.string()).default([]).describe('further SQL writes'),
};

export function guardsOf(rules: readonly Rule[]): ToolDraft['program']['guards'] {
  return rules.map(({ holds, code, message }) => ({ sql: `SELECT ${holds}`, error: { code, message } }));
}

export function ruleSentence(rules: readonly Rule[]): string {
  return rules.length > 0
    ? ` Refused with ${rules.map((rule) => rule.code).join(', ')} when a rule of the house is broken.`
    : '';
}
