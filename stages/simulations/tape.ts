// Tape: what a simulator has answered, by state and call. The same call in the same state is answered alike for good:
// in the play of a task as when it was made, and when a play is judged without a model at hand.
import { canonicalJson } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import type { SimulatedAnswer } from '../../schemas/simulation.ts';

export interface Tape {
  /** Left out where nobody can be asked: then only recorded calls can be made. */
  readonly ask?: Context['ask'] | undefined;
  recall(call: Pick<SimulatedAnswer, 'before' | 'tool' | 'arguments'>): SimulatedAnswer | undefined;
  record(answer: SimulatedAnswer): void;
  /** What was recorded, in an order that does not depend on when. */
  recorded(): SimulatedAnswer[];
}

/** `earlier`: what was answered before, such as while the task was made. */
export function newTape(earlier: readonly SimulatedAnswer[] = [], ask?: Context['ask']): Tape {
  const known = new Map(earlier.map((answer) => [keyOf(answer), answer]));
  const added = new Map<string, SimulatedAnswer>();
  return {
    ask,
    recall: (call) => known.get(keyOf(call)) ?? added.get(keyOf(call)),
    record: (answer) => added.set(keyOf(answer), answer),
    recorded: () => [...added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer),
  };
}

const keyOf = ({
  before,
  tool,
  arguments: given,
}: Pick<SimulatedAnswer, 'before' | 'tool' | 'arguments'>): string => canonicalJson([before, tool, given]);
