// What every record carries besides its own fields.
import { z } from 'zod';

/** Who gave one role's answers in the unit that made a record. */
const roleUseSchema = z.strictObject({
  by: z.enum(['procedure', 'model']).describe('computed without a model, or asked of one'),
  model: z.string().optional().describe('the model that answered; absent for a procedure'),
  prompt: z.string().describe("hash of the role's prompt, rendered for its example"),
  calls: z.int().nonnegative().describe('how often the role was asked'),
  cost: z
    .number()
    .nonnegative()
    .describe('USD; embeddings go out in batches for many units and are counted in `status` alone'),
  fallback: z
    .record(z.string(), z.int().positive())
    .optional()
    .describe('answers that the configured fallback gave in place of the model, by its name'),
  repaired: z.int().positive().optional().describe('answers whose JSON had to be mended before it parsed'),
  sentBack: z
    .int()
    .positive()
    .optional()
    .describe('answers that were shown to the model again with what was wrong'),
});
export type RoleUse = z.infer<typeof roleUseSchema>;

const provenanceSchema = z.strictObject({
  stage: z.string(),
  unit: z.string().describe('the unit of work that made the record'),
  seed: z.int().describe('seed of the run'),
  roles: z.record(z.string(), roleUseSchema),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const recordFields = {
  id: z.string().min(1).describe('hash of the content, without provenance'),
  from: z.array(z.string()).describe('ids of the records that this one was made of'),
  provenance: provenanceSchema,
};
