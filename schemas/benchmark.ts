// A tool of a benchmark that grown tools must not overlap with, as a list that the user names holds it.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const benchmarkSchema = z.strictObject({
  ...recordFields,
  file: z.string().describe('name of the list'),
  name: z.string(),
  description: z.string(),
  dimensions: z.int().positive(),
  data: z.string().describe('base64 of little-endian Float32, L2-normalised'),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;
