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

export const documentSchema = z.strictObject({
  ...recordFields,
  library: z.string().describe('name of the library'),
  file: z.string().describe('path within the folder of the library, with forward slashes'),
  format: z.string().describe('name in the registry of document formats'),
  title: z.string(),
  pages: z.array(z.string()).min(1).describe('the text, tables in Markdown'),
  facts: z.array(statedFactSchema),
});
export type Document = z.infer<typeof documentSchema>;
