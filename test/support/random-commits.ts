// Commits and withdrawals at random, of units of which some have rejects and some are counted by their properties.
import type { Random } from '../../pipeline/hash.ts';
import type { Committed, Store } from '../../pipeline/store.ts';
import type { Application } from '../../schemas/application.ts';
import { vector } from './records.ts';

const stages = ['embed', 'evolve'];

/** Does one thing, and returns when it is durable: the unit that is finished now, or those that are owed again. */
export async function changeAtRandom(
  store: Store,
  random: Random,
  number: number,
): Promise<{ readonly finished: string } | { readonly owed: readonly string[] }> {
  const stage = random.pick(stages);
  const finished = [...store.finished(stage)];
  if (finished.length > 3 && random.chance(0.15)) {
    const units = random.shuffle(finished).slice(0, random.integer(1, 3));
    await store.withdraw(stage, units);
    return { owed: units.map((unit) => `${stage}/${unit}`) };
  }
  // Some are made a second time.
  const unit = `u${random.chance(0.2) ? random.integer(0, number) : number}`;
  if (store.finished(stage).has(unit)) return { finished: `${stage}/${unit}` };
  await store.commit(stage, unit, madeAtRandom(stage, unit, random));
  return { finished: `${stage}/${unit}` };
}

function madeAtRandom(stage: string, unit: string, random: Random): Committed {
  const ids = Array.from({ length: random.integer(0, 3) }, (_, index) => `${stage}-${unit}-${index}`);
  const category = random.pick(['finance', 'health', '__proto__']);
  return {
    records: {
      vectors: ids.map(vector),
      // Only what is counted of it matters here.
      ...(random.chance(0.5)
        ? { applications: [{ ...vector(unit), path: [category, 'd'] } as unknown as Application] }
        : {}),
    },
    rejects: random
      .shuffle(['dull', 'broken'])
      .slice(0, random.integer(0, 2))
      .map((reason) => ({
        id: `${stage}-${unit}-${reason}`,
        stage,
        unit,
        reason,
        detail: 'd',
      })),
  };
}
