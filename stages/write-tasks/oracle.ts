// Turns a plan into a task: runs its calls on the ground and writes the checkpoints and the rubric from what they
// did.
import { hashOf, randomFor } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Persona } from '../../schemas/persona.ts';
import type { OracleCall, Task } from '../../schemas/task.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Session } from '../environments/environment.ts';
import { withLastingFaults } from '../environments/with-faults.ts';
import { isShown, type PolicyRecord, type RecordedSteps, remedyOf } from '../judge/policy-record.ts';
import { touchedBy } from '../judge/touched.ts';
import type { Ground } from './ground.ts';
import type { TaskKind } from './kinds/kind.ts';
import type { TaskPlan } from './plan.ts';
import { changedRows, type ExecutedCall } from './rubric/changed-rows.ts';
import { checkpointsFor } from './rubric/checkpoints.ts';
import { rubricFor } from './rubric/rubric.ts';

export type TaskBody = Omit<Task, 'id' | 'provenance'>;

type ExecutedPlan = { readonly task: TaskBody } | { readonly fault: string };

interface PlanSetting {
  readonly kind: Pick<TaskKind, 'name' | 'difficulty'>;
  readonly persona: Persona;
  readonly ground: Ground;
  /** Puts the plan into the words of its user, once its calls are known to work. Without it, its own words stay. */
  inWords?(plan: TaskPlan): Promise<TaskPlan>;
}

export async function executePlan(
  plan: TaskPlan,
  { kind, persona, ground, inWords }: PlanSetting,
): Promise<ExecutedPlan> {
  const { agent } = ground;
  await using session = await ground.open();
  // A failure that passes would only repeat the oracle's calls.
  const weather = withLastingFaults(session, plan.faults, randomFor('oracle', plan.request));
  const executed = await executeCalls(plan, agent, weather);
  if ('fault' in executed) return executed;
  const { steps } = executed;
  const { breaches } = await ground.policiesOn(steps);
  const broken = breaches.find((breach) => !isRemedied(breach, plan, steps));
  if (broken) return { fault: `the oracle breaks the policy "${broken.policy.prose}"` };
  const worded = inWords ? await inWords(plan) : plan;
  const { calls: _, communicate, ...rest } = worded;
  const calls = executed.calls.map((call, at) =>
    breaches.some(({ step, policy }) => step === at && remedyOf(policy) === 'confirmed')
      ? { ...call, confirm: true as const }
      : call,
  );
  const made = calls.flatMap((call, at): ExecutedCall[] => {
    const step = steps[at];
    return step ? [{ call, result: step.result }] : [];
  });
  const inRows = worded.workspace ? [] : made;
  const checkpoints = checkpointsFor(inRows, ground);
  const rows = changedRows(inRows, ground);
  return {
    task: {
      from: [agent.id],
      agent: agent.id,
      kind: kind.name,
      difficulty: difficultyOf(kind, calls.length),
      persona,
      ...rest,
      rubric: rubricFor(
        { plan: worded, calls, rows, checkpoints, policies: ground.scratch.policies },
        ground,
      ),
      oracle: {
        calls,
        finalState: hashOf(await session.snapshot()),
        touched: touchedBy(steps),
        communicate,
        checkpoints,
      },
    },
  };
}

type ExecutedCalls =
  | { readonly calls: OracleCall[]; readonly steps: RecordedSteps }
  | { readonly fault: string };

async function executeCalls(plan: TaskPlan, agent: Agent, session: Session): Promise<ExecutedCalls> {
  const offered = new Set(agent.tools.map((tool) => tool.name));
  const calls: OracleCall[] = [];
  const steps: RecordedSteps[number][] = [];
  for (const call of plan.calls) {
    if (!offered.has(call.tool) || plan.withheld.includes(call.tool))
      return { fault: `the oracle calls ${call.tool}, which the agent does not have` };
    const result = await session.call(call.tool, call.arguments);
    const fault = plan.expected === 'fulfil' ? outcomeFault(call, result) : undefined;
    if (fault !== undefined) return { fault };
    steps.push({ call: { name: call.tool }, result });
    const effect = result.changes.length > 0 || (!result.ok && call === plan.calls.at(-1)) ? 'write' : 'read';
    calls.push({ ...call, effect, result: result.value });
  }
  return { calls, steps };
}

/** A call of an oracle works, unless it is there to be refused. */
function outcomeFault(
  { tool, refused }: TaskPlan['calls'][number],
  { ok, value, fault }: Pick<ToolResult, 'ok' | 'value' | 'fault'>,
): string | undefined {
  // A planned failure is part of the task.
  if (fault !== undefined || ok === (refused === undefined)) return undefined;
  const outcome = ok ? 'not refused' : `refused: ${JSON.stringify(value)}`;
  return `the oracle's call to ${tool} is ${outcome}`;
}

/** The agent asks for consent by itself; a row is read by a call of an earlier turn. */
function isRemedied(
  { policy, step, change }: PolicyRecord['breaches'][number],
  { calls }: TaskPlan,
  steps: RecordedSteps,
): boolean {
  const remedy = remedyOf(policy);
  const turn = calls[step]?.turn ?? 0;
  const earlier = steps.filter((_, at) => (calls[at]?.turn ?? 0) < turn).map(({ result }) => result);
  return remedy === 'confirmed' || (remedy === 'read' && isShown(change, earlier));
}

/** The kind's own difficulty, plus one for every three calls. */
const difficultyOf = (kind: Pick<TaskKind, 'difficulty'>, calls: number): number =>
  Math.min(5, kind.difficulty + Math.floor(calls / 3));
