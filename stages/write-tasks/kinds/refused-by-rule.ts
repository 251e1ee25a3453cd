// refused_by_rule: the agent makes the call, and the world refuses it because of a policy or a state. The right
// response is to explain why and stop.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { type GoalPlan, planGoal } from '../goal.ts';
import { isForDesk } from '../hand-overs.ts';
import { isRule, isRuleRefusal } from '../rule-refusals.ts';
import { callsOf, type Material, type TaskKind, taskToDecline } from './kind.ts';

export const refusedByRule: TaskKind = {
  name: 'refused_by_rule',
  brief:
    'A request that a policy or the state of a record forbids. The agent finds out, tells the user ' +
    'why, and changes nothing.',
  difficulty: 3,
  suits: ({ tools }) => tools.some(hasRule),
  odds: 0.5,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: hasRule, outcome: isRuleRefusal, lookups: 'sometimes' },
      random,
    );
    if (!plan || isExceptionForDesk(plan, material)) return undefined;
    const calls = callsOf([plan], 0, 0);
    return {
      ...taskToDecline(plan.say, material, random),
      goals: [{ say: plan.say, calls: calls.map((_, index) => index) }],
      facts: [...plan.facts],
      calls,
    };
  },
};

const hasRule = ({ effect, program }: Tool): boolean => effect === 'write' && program.guards.some(isRule);

/** True if a policy refuses it from which the system prompt lets somebody else make exceptions. */
function isExceptionForDesk({ result }: GoalPlan, { agent, scratch }: Material): boolean {
  const error = isObject(result.value) && isObject(result.value.error) ? result.value.error : {};
  return scratch.policies.some((policy) => policy.error.code === error.code && isForDesk(policy, agent));
}
