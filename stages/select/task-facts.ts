// What the selection needs to know about each task, in a few words of memory for each.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';

export interface TaskFacts {
  readonly kind: string;
  readonly difficulty: number;
  /** Calls of the oracle. */
  readonly calls: number;
  /** Environments whose contents a row teaches. Tasks of one agent share the list. */
  readonly worlds: readonly string[];
}

export async function taskFacts(store: Reader): Promise<ReadonlyMap<string, TaskFacts>> {
  const worldsOf = new Map<string, readonly string[]>();
  for await (const agent of store.read('agents')) worldsOf.set(agent.id, playedOn(agent));
  const facts = new Map<string, TaskFacts>();
  for await (const { id, agent, kind, difficulty, oracle, mathematics } of store.read('tasks')) {
    const worlds = worldsOf.get(agent) ?? [];
    facts.set(id, { kind, difficulty, calls: oracle.calls.length, worlds: withFamily(worlds, mathematics) });
  }
  return facts;
}

/** What a problem teaches is its family; the tools are the same for all of them. */
const withFamily = (worlds: readonly string[], mathematics: Task['mathematics']): readonly string[] =>
  mathematics
    ? worlds.map((world) => (world === 'math/mathematics' ? `math/${mathematics.families[0]}` : world))
    : worlds;

/** The worlds of an agent, and the live servers that it is played on. */
export function playedOn({ parts }: Pick<Agent, 'parts'>): string[] {
  return parts
    .filter((part) => !part.desk && (part.primary || part.environment === 'world'))
    .map((part) => `${part.environment}/${part.of}`);
}
