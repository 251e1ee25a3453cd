// select: chooses what is exported. Plays that repeat others are left out, and of the rest as many as are wanted are
// taken: good ones that together come close to the wanted mix. Everything that is left out is a reject.
import { z } from 'zod';
import { defineStage, once } from '../pipeline/stage.ts';
import { unknownName } from '../pipeline/suggestions.ts';
import { candidatesIn } from './select/candidates.ts';
import { lowestThreshold } from './select/near-index.ts';
import { outcomesOf } from './select/outcomes.ts';
import { selectPlays } from './select/select-plays.ts';
import { taskFacts } from './select/task-facts.ts';
import { taskKinds } from './write-tasks/kinds/index.ts';

const factors = z.record(z.string(), z.number().nonnegative()).default({});
const threshold = z.number().min(lowestThreshold).max(1);

const optionsFor = (target: number) =>
  z.strictObject({
    rows: z
      .int()
      .positive()
      .default(target)
      .describe('how many trajectories to select; all that are left, if there are fewer'),
    plays: z.int().positive().default(1).describe('most plays of one task; the best are taken'),
    similar: z
      .strictObject({
        plays: threshold
          .default(0.6)
          .describe(
            'similarity from which two plays are near-duplicates: share of common runs of three words',
          ),
        openings: threshold
          .default(0.6)
          .describe(
            'the same for the first messages of the user in two tasks; 1 leaves out equal ones alone',
          ),
      })
      .prefault({}),
    mix: z
      .strictObject({
        kinds: factors.describe(
          'by kind of task, how much more of it is wanted than was played: 2 for twice its share, 0 for none',
        ),
        difficulty: factors.describe('the same by difficulty, from 1 to 5'),
        calls: factors.describe('the same by the calls that a task needs: 0, 1, 2-3, 4-7, 8-15, and so on'),
      })
      .prefault({}),
  });

export const select = defineStage({
  name: 'select',
  summary: 'choose the trajectories to export: distinct, good, and in the wanted mix',
  writes: ['selections', 'outcomes'],
  reads: ['judgements'],
  whole: true,
  share: 1,
  options: optionsFor,
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
  async work(_, { store, options }) {
    const facts = await taskFacts(store);
    const outcomes = await outcomesOf(store, facts);
    const candidates = await candidatesIn(store);
    const { selections, rejects } = selectPlays(candidates, { outcomes, facts }, options);
    return { records: { outcomes, selections }, rejects };
  },
});
