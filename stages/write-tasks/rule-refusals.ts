// Which refusals are a rule's: a policy or a state forbids the call. Others say that the call itself was wrong.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';

const notRules = /^(INVALID_ARGUMENTS|NOTHING_TO_CHANGE|CONSTRAINT_VIOLATED|.*_NOT_FOUND|DATES_REVERSED)$/;

/** Whether a guard of a tool stands for a rule. */
export const isRule = ({ error }: Tool['program']['guards'][number]): boolean => !notRules.test(error.code);

/** A call that was stopped because its program takes too long was refused by nobody. */
export function isRuleRefusal(result: Pick<ToolResult, 'ok' | 'value' | 'broken'>): boolean {
  const error = isObject(result.value) ? result.value.error : undefined;
  return !result.ok && result.broken === undefined && isObject(error) && !notRules.test(String(error.code));
}
