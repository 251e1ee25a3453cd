// The embedding of one record.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const vectorSchema = z.strictObject({
  ...recordFields,
  of: z.string().describe('id of the embedded record'),
  name: z.string().describe('name of the embedded record'),
  dimensions: z.int().positive(),
  data: z.string().describe('base64 of little-endian Float32, L2-normalised'),
});
export type Vector = z.infer<typeof vectorSchema>;
