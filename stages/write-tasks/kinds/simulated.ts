// simulated: questions about the records of a server that a model simulates, and a change to them.
import type { Random } from '../../../pipeline/hash.ts';
import type { FaultKind } from '../../environments/faults/fault.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import { type GraphGoal, planOf } from '../graph/graph-goal.ts';
import { nextRequest } from '../graph/next-request.ts';
import type { ExploredCall } from '../own-server/explore.ts';
import { ownServerGoals } from '../own-server/goals.ts';
import type { TaskPlan } from '../plan.ts';
import { writeGoal } from '../simulated/write-goals.ts';
import type { Material, TaskKind } from './kind.ts';
import { withoutKnown } from './own-server.ts';

const attempts = 12;

/** The shares of tasks that ask something, that change something, and whose tools fail once. */
const shares = { question: 0.5, change: 0.7, fault: 0.2 };

export const simulated: TaskKind = {
  name: 'simulated',
  brief:
    'A question about the records of a service, such as a detail of one or the one with the most of something, or a ' +
    'change to a record, or both.',
  difficulty: 2,
  suits: ({ agent }) =>
    agent.parts.some(({ environment, primary }) => primary && environment === 'simulated'),
  isLive: true,
  isOptional: true,
  hasFaults: 'sometimes',
  draft(material, random) {
    const { simulated: loaded, explored = [] } = material;
    if (!loaded) return undefined;
    const isChange = random.chance(shares.change);
    // A question after a change would be about other records than those that were explored.
    const question = !isChange || random.chance(shares.question) ? questionIn(explored, random) : undefined;
    const change = isChange || !question ? writeGoal({ simulated: loaded, explored }, random) : undefined;
    const goals = inTurn(question, change, random);
    if (goals.length === 0) return undefined;
    const plan = planOf(goals, material, random);
    return random.chance(shares.fault) ? struckRead(plan, material, random) : plan;
  },
};

function questionIn(explored: readonly ExploredCall[], random: Random): GraphGoal | undefined {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const goal = random.pick(ownServerGoals)(explored, random);
    if (goal) return goal;
  }
  return undefined;
}

function inTurn(question: GraphGoal | undefined, change: GraphGoal | undefined, random: Random): GraphGoal[] {
  if (!question || !change) return [question ?? change ?? []].flat();
  const next = withoutKnown(change, [question]);
  return [question, ...(next ? [{ ...next, say: `${nextRequest(random)} ${next.say}` }] : [])];
}

/** Failures after which the same call works. */
const retried: readonly FaultKind[] = faultKinds.filter(
  ({ recovery, span }) => recovery.way === 'retry' && span !== 'lasting',
);

/** The plan with a failure of its first read that passes, where it has one. */
function struckRead(plan: TaskPlan, { explored = [] }: Material, random: Random): TaskPlan {
  const [call] = plan.calls;
  const read = explored.find(({ tool }) => tool === call?.tool);
  if (!call || !read) return plan;
  const result = { ok: true, value: read.value, tier: 'model' as const, changes: [] };
  const strike = { effect: 'read' as const, arguments: call.arguments, result, earlier: [] };
  const fitting = retried.filter((kind) => kind.fits(strike));
  if (fitting.length === 0) return plan;
  return { ...plan, faults: [{ fault: random.pick(fitting).name, tool: call.tool, occurrence: 1 }] };
}
