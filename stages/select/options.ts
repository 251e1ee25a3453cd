// What the config says about the selection.
import { z } from 'zod';
import { lowestThreshold } from './near-index.ts';

const factors = z.record(z.string(), z.number().nonnegative()).default({});
const threshold = z.number().min(lowestThreshold).max(1);

const cosine = z.number().min(0.5).max(1);

const benchmarks = z.strictObject({
  words: z
    .int()
    .min(5)
    .default(13)
    .describe('words in a row that no user message and no tool may share with a benchmark'),
  tools: cosine.default(0.9).describe('cosine from which a tool repeats one of a benchmark'),
  tasks: cosine
    .default(0.9)
    .describe('cosine from which the first message of the user repeats a task of a benchmark'),
});

/** Defaults follow from the target. */
export const selectOptions = (target: number) =>
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
    benchmarks: benchmarks
      .prefault({})
      .describe('what counts as a repetition of the lists in `decontaminate.files`'),
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
