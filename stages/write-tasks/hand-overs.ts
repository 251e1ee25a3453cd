// Ends the plan of a task with a hand-over: the call of the desk's tool, what its summary must tell, and whom the user
// is told about.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Desk } from '../../schemas/desk.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { HandOver } from '../../schemas/task.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { fieldWords } from '../english.ts';
import { isRemark, nameInWords } from '../values-in-words.ts';
import { deskOf, receiverFor } from '../worlds/desk.ts';
import type { GoalPlan } from './goal.ts';
import { type Case, recordFact, summaryOf } from './hand-over-summaries.ts';
import type { PlannedCall, TaskPlan } from './plan.ts';
import type { Scratch } from './scratch.ts';

/** True if the system prompt says who makes exceptions to a policy: declining is not enough then. */
export function isForDesk({ check }: Policy, agent: Pick<Agent, 'parts'>): boolean {
  const desk = deskOf(agent);
  return (
    desk !== undefined &&
    check.on === 'change' &&
    receiverFor(desk, { when: 'exception', table: check.table }) !== undefined
  );
}

/** The name by which an answer must tell who takes over. */
const receiverFact = 'person or team in charge';

/** Values that decide a case are few; with more, a summary reads like a form. */
const mostFacts = 8;

export interface Handing {
  readonly desk: Desk;
  readonly why: Case['why'];
  readonly receiver: Desk['receivers'][number];
  readonly goal: GoalPlan;
  /** For an exception: the policy in a sentence, and the columns on which it depends. */
  readonly policy?: { readonly prose: string; readonly violation: string } | undefined;
}

/** The plan with the hand-over as its last call; undefined where the case is about no record. */
export function handedOver(
  plan: TaskPlan,
  { desk, why, receiver, goal, policy }: Handing,
  { scratch, random }: { readonly scratch: Scratch; readonly random: Random },
): TaskPlan | undefined {
  const record = recordOf(goal);
  if (record === undefined) return undefined;
  const seen = seenBy(plan.calls, scratch);
  const facts = [
    { name: recordFact, value: record },
    ...otherRecords(goal, record, scratch),
    ...wantedFacts(goal),
    ...decidingFacts(goal.result, policy?.violation ?? '', seen),
  ].slice(0, mostFacts);
  const wish = goal.purpose.replace(/^to /, '');
  const summary = summaryOf(
    {
      why,
      wish,
      record,
      facts: [...facts, ...wordyFacts(goal)],
      policy: policy?.prose,
      before: beforeIt(plan),
    },
    random,
  );
  const call = callTo(receiver, { desk, record, summary, turn: (plan.calls.at(-1)?.turn ?? -1) + 1 });
  const calls = [...plan.calls, call];
  const handOver: HandOver = {
    tool: call.tool,
    why,
    receiver: receiver.id,
    title: receiver.title,
    ...(policy ? { policy: policy.prose } : {}),
    record,
    facts,
    instead: { tool: goal.main.name, arguments: goal.arguments },
  };
  return {
    ...plan,
    expected: 'fulfil',
    calls,
    goals: plan.goals.map((each) => ({ ...each, calls: calls.map((_, at) => at) })),
    communicate: [{ name: receiverFact, value: receiver.title.replace(/^the /, ''), goal: 0 }],
    handOver,
  };
}

const beforeIt = ({ calls }: TaskPlan): Case['before'] =>
  calls.some(({ refused }) => refused) ? 'refusal' : calls.length > 0 ? 'look' : 'nothing';

interface Handed {
  readonly desk: Desk;
  readonly record: string;
  readonly summary: string;
  readonly turn: number;
}

function callTo(
  { id, title }: Desk['receivers'][number],
  { desk, record, summary, turn }: Handed,
): PlannedCall {
  const { name, parameters } = desk.tool;
  return {
    tool: name,
    arguments: { [parameters.receiver]: id, [parameters.record]: record, [parameters.summary]: summary },
    turn,
    goal: 0,
    purpose: `to hand the case over to ${title}`,
  };
}

/** The first row that the wanted call names. */
function recordOf({ main, arguments: given }: GoalPlan): string | undefined {
  const keys = Object.keys(main.references).map((name) => given[name]);
  return keys.find((key) => typeof key === 'string');
}

/** The other rows that the wanted call names. A second one of the same sort is "the other legal client". */
function otherRecords(
  { main, arguments: given }: GoalPlan,
  record: string,
  scratch: Scratch,
): HandOver['facts'] {
  const { tables } = scratch.databaseOf(main).world;
  const first = Object.keys(main.references).find((name) => given[name] === record);
  return Object.entries(main.references).flatMap(([name, table]) => {
    const value = given[name];
    const noun = tables[table]?.noun ?? fieldWords(name);
    const isAlike = table === main.references[first ?? ''];
    return typeof value === 'string' && value !== record
      ? [{ name: isAlike ? `other ${noun}` : noun, value }]
      : [];
  });
}

/** What the user wants set. Keys are left out, because records are named, and so are remarks. */
const wantedFacts = ({ main, arguments: given }: GoalPlan): HandOver['facts'] =>
  Object.entries(given).flatMap(([name, value]) =>
    main.references[name] === undefined && isTelling(value) ? [{ name: nameInWords(name), value }] : [],
  );

/** Remarks and switches, which a summary tells too, but may put in other words. */
const wordyFacts = ({ main, arguments: given }: GoalPlan): HandOver['facts'] =>
  Object.entries(given).flatMap(([name, value]) =>
    main.references[name] === undefined &&
    (typeof value === 'boolean' || (typeof value === 'string' && isRemark(value)))
      ? [{ name: nameInWords(name), value }]
      : [],
  );

/** What the records say that makes the policy apply, as far as the agent has seen it. */
function decidingFacts({ changes }: ToolResult, violation: string, seen: string): HandOver['facts'] {
  const before: JsonObject = isObject(changes[0]?.before) ? changes[0].before : {};
  const columns = [...new Set([...violation.matchAll(/\bold_(\w+)/g)].map(([, column = '']) => column))];
  return columns.flatMap((column) => {
    const value = before[column] ?? null;
    const isShown = seen.includes(JSON.stringify(value));
    return isTelling(value) && isShown && !/_id$|^id$/.test(column)
      ? [{ name: `current ${nameInWords(column)}`, value }]
      : [];
  });
}

const isTelling = (value: Json): boolean =>
  (typeof value === 'number' && Math.abs(value) > 1) ||
  (typeof value === 'string' && value !== '' && value.length <= 60 && !isRemark(value)) ||
  (Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => !Array.isArray(item) && isTelling(item)));

/** What the calls before the hand-over show. */
function seenBy(calls: readonly PlannedCall[], scratch: Scratch): string {
  return calls
    .map(({ tool: name, arguments: given }) => {
      const tool = scratch.tools.find((each) => each.name === name);
      return tool ? JSON.stringify(scratch.probe(tool, given).value) : '';
    })
    .join('\n');
}
