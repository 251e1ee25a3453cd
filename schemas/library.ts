// A library: a folder of documents that agents search, read, and cite.
import { z } from 'zod';
import { recordFields } from './record.ts';

/** How people speak of a field of facts. Slots: {subject}, {subjects}. */
export const factFieldSchema = z.strictObject({
  noun: z.string().describe('what its subjects are, such as "harbor"'),
  name: z.string().describe('the value of one subject, after "the": "crane capacity of {subject}"'),
  unit: z.string().optional().describe('such as "tons"'),
  ask: z.array(z.string()).min(1).describe('questions in lowercase and without a question mark'),
  askIt: z.string().optional().describe('the question about a subject that was just spoken of'),
  most: z.string().optional().describe('the subject with the highest value, after "the"'),
  least: z.string().optional().describe('the subject with the lowest value, after "the"'),
  total: z.string().optional().describe('the question for the sum over {subjects}'),
});
export type FactField = z.infer<typeof factFieldSchema>;

export const librarySchema = z.strictObject({
  ...recordFields,
  name: z.string().describe('name of its folder'),
  title: z.string(),
  summary: z.string(),
  clock: z.iso.datetime().describe('the time in plays'),
  fields: z.record(z.string(), factFieldSchema),
});
export type Library = z.infer<typeof librarySchema>;
