// A task of a benchmark that no task of the data may repeat, as a list that the user names holds it.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const questionSchema = z.strictObject({
  ...recordFields,
  file: z.string().describe('name of the list'),
  text: z.string().describe('what a user of the benchmark says, or is told to want'),
  dimensions: z.int().positive(),
  data: z.string().describe('base64 of little-endian Float32, L2-normalised'),
});
export type Question = z.infer<typeof questionSchema>;
