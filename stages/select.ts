// select: chooses what is exported. Plays that repeat others are left out, and of the rest as many as are wanted are
// taken: good ones that together come close to the wanted mix. Everything that is left out is a reject.
import { defineStage, once } from '../pipeline/stage.ts';
import { unknownName } from '../pipeline/suggestions.ts';
import { candidatesIn } from './select/candidates.ts';
import { selectOptions } from './select/options.ts';
import { outcomesOf } from './select/outcomes.ts';
import { overlapsWith } from './select/overlaps.ts';
import { selectPlays } from './select/select-plays.ts';
import { taskFacts } from './select/task-facts.ts';
import { taskKinds } from './write-tasks/kinds/index.ts';

export const select = defineStage({
  name: 'select',
  summary: 'choose the trajectories to export: distinct, good, and in the wanted mix',
  writes: ['selections', 'outcomes'],
  reads: ['judgements'],
  whole: true,
  share: 1,
  options: selectOptions,
  async check({ mix: { kinds } }) {
    const known = taskKinds.map(({ name }) => name);
    return Object.keys(kinds)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path: ['mix', 'kinds', name],
        message: unknownName({ kind: 'kind of task', plural: 'kinds of task' }, name, known),
      }));
  },
  units: once,
  async work(_, { store, options, embed }) {
    const facts = await taskFacts(store);
    const outcomes = await outcomesOf(store, facts);
    const overlaps = await overlapsWith({ store, embed }, options.benchmarks);
    const candidates = await candidatesIn(store, overlaps);
    const { selections, rejects } = selectPlays(candidates, { outcomes, facts }, options);
    return { records: { outcomes, selections }, rejects };
  },
});
