// A file that an export wrote.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const datasetSchema = z.strictObject({
  ...recordFields,
  format: z.string(),
  split: z.enum(['train', 'test']),
  path: z.string().describe('relative to the run'),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});
