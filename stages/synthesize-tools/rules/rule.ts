// Rule of the house: a condition that a write must fulfil, as SQL for the database and as prose for the
// agent.
import { z } from 'zod';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { Outlook } from '../operations/operation.ts';

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

/** The write that a rule may be laid on. */
export interface Writing {
  readonly operation: string;
  /** Fields that the call sets. */
  readonly set: readonly string[];
  /** The state that it leads to, where it is a move. */
  readonly to?: string;
}

/** A sort of rule that grown applications have, where it fits. */
export interface RuleKind {
  readonly name: string;
  make(writing: Writing, outlook: Outlook): Rule | undefined;
}

export function guardsOf(rules: readonly Rule[]): ToolDraft['program']['guards'] {
  return rules.map(({ holds, code, message }) => ({ sql: `SELECT ${holds}`, error: { code, message } }));
}

/** A sentence for the tool's description: what the rules are, and what is answered when one is broken. */
export function ruleSentence(rules: readonly Rule[]): string {
  return rules
    .map((rule) => ` ${rule.policy.replace(/\.$/, '')}; otherwise it answers ${rule.code}.`)
    .join('');
}
