// How the judge ruled on one accepted play after defects and harmless changes were planted in it.
import { z } from 'zod';
import { recordFields } from './record.ts';

const plantedSchema = z.strictObject({
  name: z.string().describe('name in the registry of defects or of harmless changes'),
  wants: z
    .enum(['reject', 'notice', 'accept'])
    .describe(
      'reject: the play must be rejected; notice: a finding must appear; accept: it must be accepted',
    ),
  code: z.boolean().describe('whether the code checks did what was wanted'),
  rubric: z
    .boolean()
    .optional()
    .describe('whether the rubric judge did; not asked about a play that code has rejected'),
  both: z.boolean().describe('whether the two together did'),
  reason: z.string().describe('the first fatal finding, or the first one; empty if there is none'),
});
export type Planted = z.infer<typeof plantedSchema>;

export const calibrationSchema = z.strictObject({
  ...recordFields,
  trajectory: z.string(),
  planted: z.array(plantedSchema),
});
export type Calibration = z.infer<typeof calibrationSchema>;
