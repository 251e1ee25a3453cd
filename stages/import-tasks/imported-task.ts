// Makes a task out of one that the user brought: its calls are executed to find the oracle and the checks, and the
// gate has to let it through.
import { UsageError } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import type { Yield } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import { unknownName } from '../../pipeline/suggestions.ts';
import type { Agent } from '../../schemas/agent.ts';
import { gateFault } from '../write-tasks/gate.ts';
import { openGround } from '../write-tasks/ground.ts';
import { executePlan } from '../write-tasks/oracle.ts';
import type { PlannedCall, TaskPlan } from '../write-tasks/plan.ts';
import type { ImportedCall, ImportedTask } from './import-file.ts';
import type { Located } from './read-file.ts';

export interface ImportSetting {
  readonly store: Reader;
  readonly signal: AbortSignal;
}

/** Its difficulty grows with its calls. */
const kind = { name: 'imported', difficulty: 1 };

export async function importedTask(
  { item, place }: Located<ImportedTask>,
  { store, signal }: ImportSetting,
): Promise<Yield> {
  const agent = await agentNamed(item.agent, place, store);
  requireTools(item, { agent, place });
  if (item.expected === 'fulfil' && item.calls.length === 0)
    throw new UsageError(`${place}.calls: expected at least one call, or \`expected: decline\``);
  const persona = { ...item.persona, openings: [''], closings: [''] };
  const plan = planFrom(item);
  await using ground = await openGround(agent, store, signal);
  const made = await executePlan(plan, { kind, persona, ground });
  if ('fault' in made)
    return { records: {}, rejects: [{ reason: 'oracle fails', detail: made.fault, record: plan }] };
  const fault = await gateFault({ task: made.task, ground });
  if (fault) return { records: {}, rejects: [{ ...fault, record: made.task }] };
  return { records: { tasks: [withId(made.task)] }, rejects: [] };
}

/** The shortest beginning of an ID that names an agent: enough that nobody hits one by chance. */
const shortestPrefix = 4;

async function agentNamed(name: string, place: string, store: Reader): Promise<Agent> {
  const found: Agent[] = [];
  const names = new Set<string>();
  for await (const agent of store.read('agents')) {
    names.add(agent.name);
    if (agent.name === name || (name.length >= shortestPrefix && agent.id.startsWith(name)))
      found.push(agent);
  }
  const [agent, other] = found;
  if (!agent) throw new UsageError(`${place}.agent: ${unknownName({ kind: 'agent' }, name, [...names])}`);
  if (other)
    throw new UsageError(
      `${place}.agent: ${found.length} agents are called ${name}; use an ID: ${found.map(({ id }) => id).join(', ')}`,
    );
  return agent;
}

function requireTools(item: ImportedTask, { agent, place }: { agent: Agent; place: string }): void {
  const names = agent.tools.map(({ name }) => name);
  const lists = [
    ['calls', item.calls] as const,
    ...item.later.map(({ calls }, at) => [`later.${at}.calls`, calls] as const),
  ];
  for (const [list, calls] of lists)
    for (const [at, { tool }] of calls.entries())
      if (!names.includes(tool))
        throw new UsageError(`${place}.${list}.${at}.tool: ${unknownName({ kind: 'tool' }, tool, names)}`);
}

function planFrom({ request, calls, tell, later, facts, expected, withheld }: ImportedTask): TaskPlan {
  const goals = [{ say: request, calls, tell }, ...later];
  const planned: PlannedCall[] = [];
  const said = goals.map(({ say, calls: own }, goal) => {
    const first = planned.length;
    planned.push(...callsOf(own, goal, (planned.at(-1)?.turn ?? -1) + 1));
    return { say, calls: own.map((_, at) => first + at) };
  });
  return {
    request,
    goals: said,
    facts,
    expected,
    withheld,
    calls: planned,
    communicate: goals.flatMap(({ tell: told }, goal) => told.map((fact) => ({ ...fact, goal }))),
    faults: [],
  };
}

/** Turns of the file count within one request; those of a plan count through the whole task. */
function callsOf(calls: readonly ImportedCall[], goal: number, firstTurn: number): PlannedCall[] {
  return calls.map(({ tool, arguments: given, turn, purpose }, at) => ({
    tool,
    arguments: given,
    turn: firstTurn + (turn ?? at),
    goal,
    purpose: purpose ?? `to do what the user asked for with ${tool}`,
  }));
}
