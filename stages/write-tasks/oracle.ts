// Turns a plan into a task: runs its calls in a fresh session and writes the rubric from what they did.
import { hashOf } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Json } from '../../schemas/json.ts';
import type { Criterion, OracleCall, Persona, Task } from '../../schemas/task.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { andList } from '../english.ts';
import type { Session } from '../environments/environment.ts';
import { isShown, type PolicyRecord, type RecordedSteps, remedyOf } from '../judge/policy-record.ts';
import { touchedBy } from '../judge/touched.ts';
import { nameInWords } from '../values-in-words.ts';
import type { TaskKind } from './kinds/kind.ts';
import type { TaskPlan } from './plan.ts';

export type TaskBody = Omit<Task, 'id' | 'provenance'>;

type ExecutedPlan = { readonly task: TaskBody } | { readonly fault: string };

interface PlanSetting {
  readonly kind: Pick<TaskKind, 'name' | 'difficulty'>;
  readonly agent: Agent;
  readonly persona: Persona;
  /** What the policies of the agent's worlds say about recorded steps. */
  policiesOn(steps: RecordedSteps): Promise<PolicyRecord>;
  /** Puts the plan into the words of its user, once its calls are known to work. Without it, its own words stay. */
  inWords?(plan: TaskPlan): Promise<TaskPlan>;
}

export async function executePlan(
  plan: TaskPlan,
  { kind, agent, persona, policiesOn, inWords }: PlanSetting,
  session: Session,
): Promise<ExecutedPlan> {
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
  const { breaches } = await policiesOn(steps);
  const broken = breaches.find((breach) => !isRemedied(breach, plan, steps));
  if (broken) return { fault: `the oracle breaks the policy "${broken.policy.prose}"` };
  const worded = inWords ? await inWords(plan) : plan;
  const { calls: _, communicate, ...rest } = worded;
  const oracle = {
    calls: calls.map((call, at) =>
      breaches.some(({ step, policy }) => step === at && remedyOf(policy) === 'confirmed')
        ? { ...call, confirm: true as const }
        : call,
    ),
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
      rubric: rubricFor(worded, calls),
      oracle,
    },
  };
}

/** A call of an oracle works, unless it is there to be refused. */
function outcomeFault(
  { tool, refused }: TaskPlan['calls'][number],
  { ok, value }: Pick<ToolResult, 'ok' | 'value'>,
): string | undefined {
  if (ok === (refused === undefined)) return undefined;
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
const difficultyOf = (kind: PlanSetting['kind'], calls: number): number =>
  Math.min(5, kind.difficulty + Math.floor(calls / 3));

function rubricFor(plan: TaskPlan, calls: readonly OracleCall[]): Criterion[] {
  return [
    {
      id: 'outcome',
      kind: 'outcome',
      text: outcomeText(plan),
      weight: 4,
      required: true,
      expects: [],
    },
    toolsCriterion(calls),
    answerCriterion(plan, calls),
    {
      id: 'conduct',
      kind: 'conduct',
      text: conductText(plan),
      weight: 1,
      required: false,
      expects: [],
    },
  ];
}

const outcomeText = ({ expected, goals }: TaskPlan): string =>
  expected === 'decline'
    ? 'Nothing is changed, and the user is told clearly that the request cannot be fulfilled, with ' +
      'the reason if it is known.'
    : 'Everything the user asked for is done, and nothing else is changed. The requests: ' +
      `${goals.map((goal) => goal.say).join(' ')}`;

function conductText({ facts, faults }: TaskPlan): string {
  const asked = facts.filter((fact) => fact.disclosed === 'asked').map((fact) => `the ${fact.name}`);
  return [
    ...(asked.length > 0 ? [`Asks for ${andList(asked)} instead of making it up.`] : []),
    ...(faults.length > 0 ? [`Retries ${faults[0]?.tool} after the temporary failure.`] : []),
    'Makes no unnecessary calls and follows the policies in its system prompt.',
  ].join(' ');
}

function toolsCriterion(calls: readonly OracleCall[]): Criterion {
  const tools = [...new Set(calls.map((call) => call.tool))];
  const text =
    tools.length > 0
      ? `Uses ${tools.join(', then ')}, or other calls that lead to the same result.`
      : 'Calls no tool that changes anything.';
  return { id: 'tools', kind: 'tool_use', text, weight: 1, required: false, expects: tools };
}

/** The facts that the user asked for and the values that were set. An answer that tells neither tells nothing. */
function answerCriterion({ communicate }: TaskPlan, calls: readonly OracleCall[]): Criterion {
  const facts = communicate.map(({ name, value }) => ({ name, value: plainText(value) }));
  const told = new Set(facts.map(({ value }) => value));
  const set = calls
    .flatMap(valuesSet)
    .filter(({ value }) => !told.has(value))
    .filter(
      ({ name, value }, at, all) =>
        all.findIndex((other) => other.name === name && other.value === value) === at,
    );
  const parts = [
    ...(facts.length > 0 ? [`gives the user ${valueList(facts)}`] : []),
    ...(set.length > 0 ? [`confirms the values that were set: ${valueList(set)}`] : []),
  ];
  return {
    id: 'answer',
    kind: 'communication',
    text:
      parts.length > 0
        ? `The answer ${parts.join(', and ')}.`
        : 'The answer says in plain words what came of the request.',
    weight: 2,
    required: true,
    expects: [...facts, ...set].map(({ value }) => value),
  };
}

const plainText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const valueList = (values: readonly { name: string; value: string }[]): string =>
  andList(values.map(({ name, value }) => `the ${name} ${value}`));

/** Short plain values of a call that changes something. Keys say which row, not what became of it. */
function valuesSet({ effect, arguments: given, result }: OracleCall): { name: string; value: string }[] {
  if (effect !== 'write' || !isObject(result) || 'error' in result) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const isShort = typeof value === 'number' || (typeof value === 'string' && value.length <= 40);
    const isKey = typeof value === 'string' && /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value);
    return isShort && !isKey ? [{ name: nameInWords(name), value: plainText(value) }] : [];
  });
}
