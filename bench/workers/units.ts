// Units that take no time to make.
import type { Unit } from '../../pipeline/stage.ts';

/** The name of the run in the database, and of its folder. */
export const runName = 'bench';

export const stage = 'simulate';

export async function* unitsOf(count: number): AsyncIterable<Unit> {
  for (let number = 0; number < count; number += 1) yield { id: `unit-${number}`, input: { number } };
}
