// How the plays of one task came out.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const outcomeSchema = z.strictObject({
  ...recordFields,
  task: z.string(),
  kind: z.string(),
  difficulty: z.int().min(1).max(5).describe('as the task was written'),
  plays: z
    .int()
    .nonnegative()
    .describe('plays that say something about the agent: nobody else spoiled them, and they were decided'),
  accepted: z.int().nonnegative(),
  passRate: z.number().min(0).max(1).optional().describe('accepted of plays; absent where there are none'),
  clear: z
    .strictObject({ plays: z.int().nonnegative(), accepted: z.int().nonnegative() })
    .optional()
    .describe('the same for its twins, which no fault strikes; they are not among the others'),
});
export type Outcome = z.infer<typeof outcomeSchema>;
