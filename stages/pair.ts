// pair: pairs of continuations for preference training, from the trials of a task and from accepted plays with a
// wrong turn planted in them. One unit is one task. No model is asked: code rules on every wrong turn.
import { z } from 'zod';
import { defineStage } from '../pipeline/stage.ts';
import { acceptedPlay, isPlain } from './pair/continuations.ts';
import { judgedTasks } from './pair/judged-tasks.ts';
import { mutantPairs } from './pair/mutants.ts';
import { trialPairs } from './pair/trials.ts';

export const pair = defineStage({
  name: 'pair',
  summary: 'pair what accepted and rejected plays go on with after the same context',
  writes: ['pairs'],
  reads: ['selections'],
  // What a task gives depends on all its plays.
  whole: true,
  computes: true,
  share: 5,
  options: () =>
    z.strictObject({
      trials: z
        .int()
        .nonnegative()
        .default(2)
        .describe('most pairs of a rejected and an accepted play of one task; takes `simulate.trials` > 1'),
      mutants: z
        .int()
        .nonnegative()
        .default(1)
        .describe(
          'most pairs of one task from an accepted play and a wrong turn planted in it; about half of ' +
            'these turns make wrong calls',
        ),
    }),
  async *units(store, options) {
    for (const judged of await judgedTasks(store)) {
      const hasTrials = options.trials > 0 && judged.rejected.length > 0;
      if (hasTrials || options.mutants > 0) yield { id: judged.task, input: judged };
    }
  },
  async work({ accepted, rejected }, { store, options, random, signal }) {
    const all = await Promise.all(accepted.map((id) => acceptedPlay(id, store)));
    const plays = all.filter(({ trajectory }) => isPlain(trajectory));
    const ofTrials = await trialPairs(plays, { rejected, store, most: options.trials });
    const ofMutants = await mutantPairs(plays, { store, random, signal, most: options.mutants });
    const pairs = [...ofTrials, ...ofMutants];
    if (pairs.length > 0) return { records: { pairs }, rejects: [] };
    const detail = 'no turn of its accepted plays has a wrong counterpart after the same context';
    return { records: {}, rejects: [{ reason: 'no pair', detail }] };
  },
});
