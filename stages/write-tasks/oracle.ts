// Makes a plan into a task: executes its calls in a fresh session, and writes the rubric from what they did.
import { hashOf } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Criterion, OracleCall, Persona, Task } from '../../schemas/task.ts';
import type { Step } from '../../schemas/trajectory.ts';
import type { Session } from '../environments/environment.ts';
import { touchedBy } from '../judge/touched.ts';
import type { TaskKind } from './kinds/kind.ts';
import type { TaskPlan } from './plan.ts';

export type TaskBody = Omit<Task, 'id' | 'provenance'>;

export type ExecutedPlan = { readonly task: TaskBody } | { readonly fault: string };

export async function executePlan(
  plan: TaskPlan,
  { kind, agent, persona }: { kind: TaskKind; agent: Agent; persona: Persona },
  session: Session,
): Promise<ExecutedPlan> {
  const offered = new Set(agent.tools.map((tool) => tool.name));
  const calls: OracleCall[] = [];
  const steps: Pick<Step, 'result'>[] = [];
  for (const call of plan.calls) {
    if (!offered.has(call.tool) || plan.withheld.includes(call.tool))
      return { fault: `the oracle calls ${call.tool}, which the agent does not have` };
    const result = await session.call(call.tool, call.arguments);
    if (!result.ok && plan.expected === 'fulfil')
      return { fault: `the oracle's call of ${call.tool} is refused: ${JSON.stringify(result.value)}` };
    steps.push({ result });
    const effect = result.changes.length > 0 || (!result.ok && call === plan.calls.at(-1)) ? 'write' : 'read';
    calls.push({ ...call, effect, result: result.value });
  }
  const { calls: _, communicate, ...rest } = plan;
  const oracle = {
    calls,
    finalState: hashOf(await session.snapshot()),
    touched: touchedBy(steps),
    communicate,
  };
  return {
    task: {
      from: [agent.id],
      agent: agent.id,
      kind: kind.name,
      difficulty: difficultyOf(kind, calls.length),
      persona,
      ...rest,
      rubric: rubricFor(plan, calls),
      oracle,
    },
  };
}

/** A kind's own difficulty, and one more for every three calls. */
const difficultyOf = (kind: TaskKind, calls: number): number =>
  Math.min(5, kind.difficulty + Math.floor(calls / 3));

function rubricFor(plan: TaskPlan, calls: readonly OracleCall[]): Criterion[] {
  const tools = [...new Set(calls.map((call) => call.tool))];
  const values = plan.communicate.map(({ value }) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  const asked = plan.facts.filter((fact) => fact.disclosed === 'asked').map((fact) => fact.name);
  const outcome =
    plan.expected === 'decline'
      ? 'Nothing is changed, and the user is told plainly that the request cannot be fulfilled here, with the reason as far as it is known.'
      : `What the user asked for is done and nothing else is changed: ${plan.goals.map((goal) => goal.say).join(' ')}`;
  const conduct = [
    ...(asked.length > 0 ? [`Asks for the ${asked.join(' and the ')} instead of making it up.`] : []),
    ...(plan.faults.length > 0 ? [`Tries ${plan.faults[0]?.tool} again after the passing failure.`] : []),
    'Makes no call that it does not need, and keeps to the rules of its system prompt.',
  ];
  return [
    { id: 'outcome', kind: 'outcome', text: outcome, weight: 4, required: true, expects: [] },
    {
      id: 'tools',
      kind: 'tool_use',
      text:
        tools.length > 0
          ? `Gets there by calls of ${tools.join(', then ')}, or by others that do as well.`
          : 'Calls no tool that would change anything.',
      weight: 1,
      required: false,
      expects: tools,
    },
    {
      id: 'answer',
      kind: 'communication',
      text:
        values.length > 0
          ? `Tells the user: ${plan.communicate.map(({ name }, index) => `${name} ${values[index]}`).join('; ')}.`
          : 'Tells the user in plain words what came of the request.',
      weight: 2,
      required: true,
      expects: values,
    },
    { id: 'conduct', kind: 'conduct', text: conduct.join(' '), weight: 1, required: false, expects: [] },
  ];
}
