// error_and_recovery: something goes wrong on the way for a passing reason, and the agent still reaches the goal.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { struckPlan } from '../faults/struck-plan.ts';
import { planGoal } from '../goal.ts';
import { madeAndGoingOn } from '../graph/follow-up.ts';
import { type GraphGoal, type Operator, planOf, planWith } from '../graph/graph-goal.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import type { TaskPlan } from '../plan.ts';
import { type Material, oneTurn, type TaskKind } from './kind.ts';

/** Goals of several calls, beside the plain ones. */
const operators: readonly Operator[] = [verifyAfterwards, verifyAfterwards, compareAndChoose, aggregate];
const attemptsPerOperator = 6;
/** How often an agent that can is given several records at once. */
const batchShare = 0.5;
/** A plan that no fault fits is drawn again. */
const attempts = 6;

export const errorAndRecovery: TaskKind = {
  name: 'error_and_recovery',
  brief:
    'A task in which a tool fails for a passing reason, or its result is flawed: a timeout, a rate limit, ' +
    'a lock, half a result, old data, a lost confirmation. The agent notices, does what is right, and ' +
    'finishes.',
  difficulty: 4,
  isLive: false,
  hasFaults: true,
  draft(material, random) {
    // Few agents have tools for several records at once: those that do should often show what can go wrong there.
    const batch = random.chance(batchShare) ? batchPlan(material, random) : undefined;
    const halfDone = batch && struckPlan(batch, material.scratch, random);
    const scene = { scratch: material.scratch, random };
    if (halfDone) return madeAndGoingOn(halfDone, material, scene);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = random.chance(0.5) ? composedPlan(material, random) : plainPlan(material, random);
      const struck = plan && struckPlan(plan, material.scratch, random);
      if (struck) return madeAndGoingOn(struck, material, scene);
    }
    return undefined;
  },
};

function plainPlan(material: Material, random: Random): TaskPlan | undefined {
  const plan = planGoal(material.scratch, { admits: () => true, lookups: 'sometimes' }, random);
  return plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
}

/** A change of several records by one call. */
function batchPlan(material: Material, random: Random): TaskPlan | undefined {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const plan = planGoal(material.scratch, { admits: takesBatch, lookups: 'sometimes' }, random);
    const lists = plan ? Object.values(plan.arguments).filter((value) => Array.isArray(value)) : [];
    if (plan && lists.some((list) => list.length > 1))
      return oneTurn({ plans: [plan], request: plan.say }, material, random);
  }
  return undefined;
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
