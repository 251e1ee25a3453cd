// The provenance of the rows of a play.
import { hashOf } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { RowProvenance } from '../exporters/row-provenance.ts';
import type { Accepted } from './accepted.ts';
import { generatorsText } from './generators.ts';

/** What all rows of a play have in common. */
export type PlayProvenance = Omit<RowProvenance, 'uuid' | 'part' | 'parts' | 'split' | 'personal_data'>;

export async function playProvenance(accepted: Accepted, store: Reader): Promise<PlayProvenance> {
  const { selection, trajectory, judgement, task, agent, generators } = accepted;
  const { calls } = task.oracle;
  const worlds = await worldsOf(agent, store);
  return {
    trajectory: trajectory.id,
    task: trajectory.task,
    kind: selection.kind,
    difficulty: selection.difficulty,
    quality: selection.quality,
    pass_rate: selection.passRate,
    calls: trajectory.steps.length,
    worlds: listText([...worlds.map(({ name }) => name), ...(await otherNames(agent, store))]),
    target_tools: listText(calls.map(({ tool }) => tool)),
    oracle_calls: JSON.stringify(
      calls.map(({ tool, arguments: given }) => ({ name: tool, arguments: given })),
    ),
    end_state: task.oracle.finalState,
    policies: listText(worlds.flatMap(({ policies }) => policies.map(({ id }) => id))),
    faults: listText(trajectory.steps.flatMap(({ result: { fault } }) => fault ?? [])),
    persona: JSON.stringify(task.persona),
    scores: JSON.stringify(
      Object.fromEntries(judgement.scores.map(({ criterion, score }) => [criterion, score])),
    ),
    findings: listText(judgement.findings.map(({ rule }) => rule)),
    generators: generatorsText(generators),
    licenses: listText(await licensesOf(agent, store)),
    seed: trajectory.provenance.seed,
  };
}

/** The same for the same list, whatever its order. */
export const listText = (items: readonly string[]): string => JSON.stringify([...new Set(items)].sort());

const worldsOf = (agent: Agent, store: Reader) =>
  Promise.all(
    agent.parts
      .filter(({ environment, primary }) => environment === 'world' && primary)
      .map(({ of }) => store.get('worlds', of)),
  );

/** Of the live servers, libraries, and simulations that an agent works with. */
async function otherNames({ parts }: Agent, store: Reader): Promise<string[]> {
  const own = parts.filter(({ primary }) => primary);
  const of = (environment: string) => own.filter((part) => part.environment === environment);
  const libraries = of('library').map(async (part) => (await store.get('libraries', part.of)).name);
  return [...of('mcp'), ...of('simulated')].map((part) => part.of).concat(await Promise.all(libraries));
}

/** Of the real specs among the tools of an agent, whether they are played or only stand beside. */
async function licensesOf({ tools }: Agent, store: Reader): Promise<string[]> {
  const specs = tools.filter(({ origin }) => origin.collection === 'specs');
  const found = await Promise.all(specs.map(({ origin }) => store.get('specs', origin.id)));
  return found.map(
    ({ source, server }) => `${source.licence} (${source.package ?? source.repository ?? server.name})`,
  );
}

/** A UUID of version 8 (RFC 9562) out of a hash. */
export function uuidOf(key: unknown): string {
  const hash = `${hashOf(key)}${hashOf([key])}`;
  const at = (start: number, end: number): string => hash.slice(start, end);
  const variant = ((Number.parseInt(at(16, 17), 16) & 3) | 8).toString(16);
  return `${at(0, 8)}-${at(8, 12)}-8${at(13, 16)}-${variant}${at(17, 20)}-${at(20, 32)}`;
}
