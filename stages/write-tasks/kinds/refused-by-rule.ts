// refused_by_rule: the agent makes the call, and the world refuses it because of a policy or a state. The right
// response is to explain why and stop.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import { planGoal } from '../goal.ts';
import { callsOf, type TaskKind, taskToDecline } from './kind.ts';

export const refusedByRule: TaskKind = {
  name: 'refused_by_rule',
  brief:
    'A request that a policy or the state of a record forbids. The agent finds out, tells the user ' +
    'why, and changes nothing.',
  difficulty: 3,
  weight: 3,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: (tool) => tool.effect === 'write', outcome: isRuleRefusal, lookups: 'sometimes' },
      random,
    );
    if (!plan) return undefined;
    const calls = callsOf([plan], 0, 0);
    return {
      ...taskToDecline(plan.say, material, random),
      goals: [{ say: plan.say, calls: calls.map((_, index) => index) }],
      facts: [...plan.facts],
      calls,
    };
  },
};

const notRules = /^(INVALID_ARGUMENTS|NOTHING_TO_CHANGE|CONSTRAINT_VIOLATED|.*_NOT_FOUND|DATES_REVERSED)$/;

function isRuleRefusal(result: ToolResult): boolean {
  const error = isObject(result.value) ? result.value.error : undefined;
  return !result.ok && isObject(error) && !notRules.test(String(error.code));
}
