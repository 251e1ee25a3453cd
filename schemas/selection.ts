// An accepted trajectory that was chosen for training.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const selectionSchema = z.strictObject({
  ...recordFields,
  trajectory: z.string(),
  judgement: z.string(),
  task: z.string(),
  kind: z.string(),
  difficulty: z.int().min(1).max(5).describe('of the task, as it was written'),
  calls: z.int().nonnegative().describe('calls of the oracle'),
  worlds: z
    .array(z.string())
    .describe('what its contents come from: worlds, and live servers that it is played on'),
  quality: z
    .number()
    .describe('the total of the judge, less for turns that are not good, more for a recovery'),
  passRate: z.number().min(0).max(1).describe('share of the plays of its task that were accepted'),
});
export type Selection = z.infer<typeof selectionSchema>;
