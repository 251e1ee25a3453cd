// What is known of each play in a few small fields, from the trajectory, its task, its agent, and what the judge said.
// A hundred thousand of them fit in memory, and they are made of digests, so no trajectory is read.
import { compareIds, type Reader } from '../../pipeline/store.ts';
import type { Digests } from '../../schemas/digests.ts';
import type { Judgement } from '../../schemas/judgement.ts';
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
  for await (const play of store.digests('trajectories')) yield factsOf(play, known);
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
  for await (const { id, kind, difficulty } of store.digests('tasks')) tasks.set(id, { kind, difficulty });
  const selected = new Set<string>();
  for await (const { trajectory } of store.digests('selections')) selected.add(trajectory);
  return { tasks, selected, agents: await agentsOf(store), verdicts: await verdictsOf(store) };
}

type AgentFacts = Pick<PlayFacts, 'mix' | 'settings'>;

async function agentsOf(store: Reader): Promise<Map<string, AgentFacts>> {
  const names = new Map<string, string>();
  for (const name of ['worlds', 'programs', 'libraries'] as const)
    for await (const named of store.digests(name)) names.set(named.id, named.name);
  const agents = new Map<string, AgentFacts>();
  for await (const { id, mix, primary } of store.digests('agents'))
    agents.set(id, { mix, settings: primaryNames(primary, names) });
  return agents;
}

/** A part without a name of its own, such as a desk, counts by its environment. */
const primaryNames = (parts: Digests['agents']['primary'], names: ReadonlyMap<string, string>): string[] => {
  const nameOf = ({ of, environment }: (typeof parts)[number]): string =>
    names.get(of) ?? (/^[0-9a-f]{20}$/.test(of) ? environment : of);
  return [...new Set(parts.map(nameOf))];
};

type JudgedFacts = Pick<PlayFacts, 'verdict' | 'reason' | 'because' | 'total' | 'fatal' | 'slips'>;

/** Accepted plays have a judgement; those that were turned down are rejects that hold one. */
async function verdictsOf(store: Reader): Promise<Map<string, JudgedFacts>> {
  const verdicts = new Map<string, JudgedFacts>();
  /** Most accepted plays are judged in the same words. */
  const shared = new Map<string, JudgedFacts>();
  const note = ({ trajectory, findings, verdict, reason, because, total }: Digests['judgements']): void => {
    const rules = (severity: string): string[] =>
      distinct(findings.flatMap((each) => (each.severity === severity ? [each.rule] : [])));
    const judged = { verdict, reason, because, total, fatal: rules('fatal'), slips: rules('slip') };
    verdicts.set(trajectory, because === '' ? sharedAs(judged, shared) : judged);
  };
  for await (const judgement of store.digests('judgements')) note(judgement);
  for await (const { judged } of store.digests('rejects')) if (judged) note(judged);
  return verdicts;
}

function sharedAs(judged: JudgedFacts, shared: Map<string, JudgedFacts>): JudgedFacts {
  const key = JSON.stringify(judged);
  const known = shared.get(key) ?? judged;
  shared.set(key, known);
  return known;
}

const unknownTask = { kind: 'unknown', difficulty: 0 };
const unknownAgent: AgentFacts = { mix: 'unknown', settings: [] };
const unjudged: JudgedFacts = {
  ...{ verdict: 'unjudged', reason: '', because: '', total: undefined, fatal: [], slips: [] },
};

function factsOf(play: Digests['trajectories'], { tasks, agents, verdicts, selected }: Known): PlayFacts {
  const { id, task, agent, trial, calls, messages, characters, tools, faults, end, twin, vice } = play;
  const { kind, difficulty } = tasks.get(task) ?? unknownTask;
  const { mix, settings } = agents.get(agent) ?? unknownAgent;
  const { verdict, reason, because, total, fatal, slips } = verdicts.get(id) ?? unjudged;
  // Written out, because there are many of them: copies by spreading take several times as long.
  return {
    id,
    task,
    agent,
    trial,
    kind,
    difficulty,
    mix,
    settings,
    verdict,
    reason,
    because,
    total,
    fatal,
    slips,
    isSelected: selected.has(id),
    calls,
    messages,
    characters,
    tools,
    faults,
    end,
    twin,
    vice,
  };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort(compareIds);
