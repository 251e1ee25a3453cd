// Something judged and found wanting: kept aside with its reason.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

export const rejectSchema = z.strictObject({
  id: z.string().min(1),
  stage: z.string(),
  unit: z.string(),
  reason: z.string().describe('a short word for the funnel'),
  detail: z.string().describe('what exactly was wrong, with the value'),
  record: jsonObjectSchema.optional().describe('what was rejected'),
});
export type Reject = z.infer<typeof rejectSchema>;
