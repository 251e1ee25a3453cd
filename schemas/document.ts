// A document of a library: its text by pages, and the facts that it is known to state.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const statedFactSchema = z.strictObject({
  field: z.string().describe('what is stated, such as "opening year": the same for all subjects of a sort'),
  subject: z.string(),
  value: z.union([z.string(), z.number()]),
  quote: z.string().describe('the sentence or the row of a table that states it'),
  corrects: z.string().optional().describe('the file whose figure it takes the place of'),
});
export type StatedFact = z.infer<typeof statedFactSchema>;

export const codeSampleSchema = z.strictObject({
  code: z.string().describe('Python, as the document gives it'),
  repaired: z
    .strictObject({
      code: z.string(),
      defect: z.string().describe('why the other fails, such as "it uses math without importing it"'),
    })
    .optional()
    .describe('for code that does not run as the document gives it'),
  inputs: z
    .array(z.strictObject({ variable: z.string(), field: z.string() }))
    .min(1)
    .describe(
      'variables that are set once, on a line of their own, to the value that a fact states of the subject',
    ),
  prints: z.string().describe('what stands before the result, such as "dues" for "dues: 412"'),
  name: z.string().describe('the result for one subject, after "the": "pilotage dues of {subject}"'),
  unit: z.string().optional(),
  ask: z.array(z.string()).min(1).describe('questions in lowercase and without a question mark'),
  asWritten: z
    .strictObject({ name: z.string(), ask: z.array(z.string()).min(1) })
    .optional()
    .describe('how people ask for what the code prints unchanged'),
  rests: z
    .strictObject({ field: z.string(), subject: z.string() })
    .describe('the fact of the same document that goes into the result'),
  results: z
    .record(z.string(), z.number())
    .default({})
    .describe('by subject, worked out in another way; a task that finds another result is not made'),
});
export type CodeSample = z.infer<typeof codeSampleSchema>;

export const documentSchema = z.strictObject({
  ...recordFields,
  library: z.string().describe('name of the library'),
  file: z.string().describe('path within the folder of the library, with forward slashes'),
  format: z.string().describe('name in the registry of document formats'),
  title: z.string(),
  pages: z.array(z.string()).min(1).describe('the text, tables in Markdown'),
  facts: z.array(statedFactSchema),
  samples: z.array(codeSampleSchema).default([]),
});
export type Document = z.infer<typeof documentSchema>;
