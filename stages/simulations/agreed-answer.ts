// The answer to a call on which more than half of the samples agree: on what changes, and on the values that are told.
// Samples that break a rule count against; the next one is told which.
import { canonicalJson, hashOf } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import type { Simulation } from '../../schemas/simulation.ts';
import { comparableText } from '../evidence.ts';
import { checkedAnswer, type Outcome, type Situation } from './checked-answer.ts';
import { knownIn, leavesOf } from './known-values.ts';
import type { SimulatorInput } from './simulated-call.ts';
import { canonicalRecords } from './state.ts';
import { toolSimulator } from './tool-simulator.ts';

export type Agreed = { readonly outcome: Outcome } | { readonly undecided: string };

interface Asked {
  readonly input: Omit<SimulatorInput, 'faults'>;
  readonly simulation: Omit<Simulation, 'id' | 'provenance'>;
}

/** Asks once more than `samples` at most, and stops as soon as enough answers agree. */
export async function agreedAnswer({ input, simulation }: Asked, ask: Context['ask']): Promise<Agreed> {
  const { samples } = simulation;
  const situation: Situation = { ...input, simulation };
  const enough = Math.floor(samples / 2) + 1;
  const valid: { readonly outcome: Outcome; readonly meaning: string }[] = [];
  let faults: readonly string[] = [];
  for (let asked = 0; asked < samples + 1; asked += 1) {
    const checked = checkedAnswer(await ask(toolSimulator, { ...input, faults }, undefined), situation);
    if ('faults' in checked) {
      faults = checked.faults;
      continue;
    }
    valid.push({ outcome: checked.outcome, meaning: meaningOf(checked.outcome, situation) });
    const agreeing = valid.filter(({ meaning }) => meaning === valid.at(-1)?.meaning);
    const [first] = agreeing;
    if (first && agreeing.length >= enough) return { outcome: first.outcome };
  }
  const why = valid.length > 0 ? `${valid.length} sound answers disagree` : 'no answer is sound';
  return { undecided: faults.length > 0 ? `${why}; the last fault: ${faults.join('; ')}` : why };
}

/** What two answers must have in common: wordings and the form of a result may differ. */
function meaningOf({ ok, value, after }: Outcome, { simulation, state: before, given }: Situation): string {
  const state = canonicalRecords(after, simulation);
  if (!ok) return canonicalJson({ state, ok });
  const known = knownIn({ states: [before, after], given, texts: [] });
  const told = leavesOf(value).filter((leaf) => typeof leaf === 'number' || known.isValue(leaf));
  const values = [...new Set(told.map((leaf) => comparableText(String(leaf)).trim()))].sort();
  return hashOf({ state, values });
}
