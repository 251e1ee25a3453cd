// error_and_recovery: something goes wrong on the way for a passing reason, and the agent still reaches the goal.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { struckPlan } from '../faults/struck-plan.ts';
import { planGoal } from '../goal.ts';
import { type GraphGoal, type Operator, planOf, planWith } from '../graph/graph-goal.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { TaskPlan } from '../plan.ts';
import { type Material, oneTurn, type TaskKind } from './kind.ts';

/** Goals of several calls, beside the plain ones. */
const operators: readonly Operator[] = [verifyAfterwards, verifyAfterwards, compareAndChoose, aggregate];
const attemptsPerOperator = 6;
/** A plan that no fault fits is drawn again. */
const attempts = 6;

export const errorAndRecovery: TaskKind = {
  name: 'error_and_recovery',
  brief:
    'A task in which a tool fails for a passing reason, or its result is flawed: a timeout, a rate limit, a lock, ' +
    'half a result, old data, a lost confirmation. The agent notices, does what is right, and finishes.',
  difficulty: 4,
  weight: 6,
  isLive: false,
  hasFaults: true,
  draft(material, random) {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = random.chance(0.5) ? composedPlan(material, random) : plainPlan(material, random);
      const struck = plan && struckPlan(plan, material.scratch, random);
      if (struck) return struck;
    }
    return undefined;
  },
};

/** Often of several records at once, where a tool takes them: only such a call can be half done. */
function plainPlan(material: Material, random: Random): TaskPlan | undefined {
  const isBatch = random.chance(0.6) && material.scratch.tools.some(takesBatch);
  const plan = planGoal(
    material.scratch,
    { admits: (tool) => !isBatch || takesBatch(tool), lookups: 'sometimes' },
    random,
  );
  return plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
}

const takesBatch = ({ effect, inputSchema, references }: Tool): boolean =>
  effect === 'write' &&
  propertiesOf(inputSchema).some(([name, { type }]) => type === 'array' && references[name] !== undefined);

/** What an operator has changed on the scratch is taken back: the calls are made again to see what can strike them. */
function composedPlan({ scratch, persona }: Material, random: Random): TaskPlan | undefined {
  const operator = random.pick(operators);
  let goals: GraphGoal[] | undefined;
  scratch.attempt(() => {
    goals = planWith(operator, { scratch, random }, attemptsPerOperator);
    return undefined;
  });
  return goals && planOf(goals, { persona }, random);
}
