// What is known of each play in a few small fields, from the trajectory, its task, its agent, and what the judge said.
// A hundred thousand of them fit in memory, so counts and filters need not read the trajectories again.
import { z } from 'zod';
import { compareIds, type Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import { type Judgement, judgementSchema } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';

export type PlayVerdict = Judgement['verdict'] | 'unjudged';

export interface PlayFacts {
  /** ID of the trajectory. */
  readonly id: string;
  readonly task: string;
  readonly agent: string;
  readonly trial: number;
  readonly kind: string;
  readonly difficulty: number;
  /** How the tool set of its agent was drawn. */
  readonly mix: string;
  /** The worlds, servers, libraries, or programs that it is about. */
  readonly settings: readonly string[];
  readonly verdict: PlayVerdict;
  /** What decided it, in a word or two; empty when accepted or not judged. */
  readonly reason: string;
  /** The same in one line. */
  readonly because: string;
  /** What the judge scored; undefined where nobody judged. */
  readonly total: number | undefined;
  /** The checks that found something, each once, by severity. */
  readonly fatal: readonly string[];
  readonly slips: readonly string[];
  readonly isSelected: boolean;
  readonly calls: number;
  readonly messages: number;
  /** Of all messages and calls. */
  readonly characters: number;
  /** Names of the tools that were called. */
  readonly tools: readonly string[];
  /** Faults that struck. */
  readonly faults: readonly string[];
  readonly end: Trajectory['end'];
  readonly twin: string | undefined;
  readonly vice: string | undefined;
}

/** The plays in the order of the store. */
export async function* playFacts(store: Reader): AsyncIterable<PlayFacts> {
  const known = await knownOf(store);
  for await (const trajectory of store.read('trajectories')) yield factsOf(trajectory, known);
}

interface Known {
  readonly tasks: ReadonlyMap<string, { readonly kind: string; readonly difficulty: number }>;
  /** By ID. */
  readonly agents: ReadonlyMap<string, AgentFacts>;
  readonly verdicts: ReadonlyMap<string, JudgedFacts>;
  readonly selected: ReadonlySet<string>;
}

async function knownOf(store: Reader): Promise<Known> {
  const tasks = new Map<string, { readonly kind: string; readonly difficulty: number }>();
  for await (const { id, kind, difficulty } of store.read('tasks')) tasks.set(id, { kind, difficulty });
  const selected = new Set<string>();
  for await (const { trajectory } of store.read('selections')) selected.add(trajectory);
  return { tasks, selected, agents: await agentsOf(store), verdicts: await verdictsOf(store) };
}

type AgentFacts = Pick<PlayFacts, 'mix' | 'settings'>;

async function agentsOf(store: Reader): Promise<Map<string, AgentFacts>> {
  const names = new Map<string, string>();
  for await (const { id, name } of store.read('worlds')) names.set(id, name);
  for await (const { id, name } of store.read('programs')) names.set(id, name);
  for await (const { id, name } of store.read('libraries')) names.set(id, name);
  const agents = new Map<string, AgentFacts>();
  for await (const { id, mix, parts } of store.read('agents'))
    agents.set(id, { mix, settings: primaryNames(parts, names) });
  return agents;
}

/** A part without a name of its own, such as a desk, counts by its environment. */
const primaryNames = (parts: Agent['parts'], names: ReadonlyMap<string, string>): string[] => {
  const nameOf = ({ of, environment }: Agent['parts'][number]): string =>
    names.get(of) ?? (/^[0-9a-f]{20}$/.test(of) ? environment : of);
  return [...new Set(parts.flatMap((part) => (part.primary ? [nameOf(part)] : [])))];
};

/** What a judgement holds that is counted. Rejects of other stages do not match. */
const judgedSchema = z.object(
  judgementSchema.pick({
    ...{ trajectory: true, verdict: true, reason: true, because: true, total: true, findings: true },
  }).shape,
);
type JudgedFacts = Pick<PlayFacts, 'verdict' | 'reason' | 'because' | 'total' | 'fatal' | 'slips'>;

/** Accepted plays have a judgement; those that were turned down are rejects that hold one. */
async function verdictsOf(store: Reader): Promise<Map<string, JudgedFacts>> {
  const verdicts = new Map<string, JudgedFacts>();
  const note = ({ trajectory, findings, ...judged }: z.infer<typeof judgedSchema>): void => {
    const rules = (severity: string): string[] =>
      distinct(findings.flatMap((each) => (each.severity === severity ? [each.rule] : [])));
    verdicts.set(trajectory, { ...judged, fatal: rules('fatal'), slips: rules('slip') });
  };
  for await (const judgement of store.read('judgements')) note(judgedSchema.parse(judgement));
  for await (const { record } of store.rejects()) {
    const { success, data } = judgedSchema.safeParse(record);
    if (success) note(data);
  }
  return verdicts;
}

const unjudged: JudgedFacts = {
  ...{ verdict: 'unjudged', reason: '', because: '', total: undefined, fatal: [], slips: [] },
};

function factsOf(trajectory: Trajectory, { tasks, agents, verdicts, selected }: Known): PlayFacts {
  const { id, task, agent, trial, messages, steps, end, twin, vice } = trajectory;
  return {
    ...{ id, task, agent, trial, end, twin, vice },
    ...(tasks.get(task) ?? { kind: 'unknown', difficulty: 0 }),
    ...(agents.get(agent) ?? { mix: 'unknown', settings: [] }),
    ...(verdicts.get(id) ?? unjudged),
    isSelected: selected.has(id),
    calls: steps.length,
    messages: messages.length,
    characters: messages.reduce((sum, message) => sum + lengthOf(message), 0),
    tools: distinct(steps.map(({ call }) => call.name)),
    faults: distinct(steps.flatMap(({ result }) => result.fault ?? [])),
  };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort(compareIds);

const lengthOf = ({ content, reasoning = '', toolCalls }: Trajectory['messages'][number]): number =>
  content.length + reasoning.length + (toolCalls ? JSON.stringify(toolCalls).length : 0);
