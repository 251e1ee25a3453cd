// What is counted while the rows of a format are written, for its dataset card.
import type { Generators } from '../generators.ts';
import type { PlayRows } from '../rows.ts';
import { add } from './sections.ts';

/** What cards of trajectories and of pairs count. */
export interface Counts {
  readonly rows: { train: number; test: number };
  readonly kinds: Map<string, number>;
  /** What happened to how many plays or pairs on their way to their rows. */
  readonly notes: Map<string, number>;
  /** Who answered, by role. */
  readonly generators: Map<string, Set<string>>;
}

export interface CardCounts extends Counts {
  /** Trajectories that have rows. */
  plays: number;
  readonly mixes: Map<string, number>;
  readonly calls: number[];
  readonly tools: number[];
}

export const emptyCounts = (): Counts => ({
  rows: { train: 0, test: 0 },
  kinds: new Map(),
  notes: new Map(),
  generators: new Map(),
});

export const emptyCardCounts = (): CardCounts => ({
  ...emptyCounts(),
  plays: 0,
  mixes: new Map(),
  calls: [],
  tools: [],
});

export function countPlay(counts: CardCounts, { accepted, rows, notes }: PlayRows): void {
  for (const note of notes) add(counts.notes, note);
  if (rows.length === 0) return;
  const { trajectory, agent, judgement, generators } = accepted;
  counts.plays += 1;
  add(counts.kinds, judgement.kind);
  add(counts.mixes, agent.mix);
  counts.calls.push(trajectory.steps.length);
  counts.tools.push(accepted.tools);
  countGenerators(counts, generators);
}

export function countGenerators(counts: Counts, generators: Generators): void {
  for (const [role, answers] of Object.entries(generators)) {
    const known = counts.generators.get(role) ?? new Set();
    for (const answer of answers) known.add(answer);
    counts.generators.set(role, known);
  }
}
