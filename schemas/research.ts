// What a research task rests on: the documents that state what the user asks for.
import { z } from 'zod';

export const researchSchema = z.strictObject({
  report: z.boolean().describe('whether the user wants a report; if not, an answer that names its sources'),
  sources: z
    .array(
      z.strictObject({
        name: z.string().describe('the fact'),
        value: z.union([z.string(), z.number()]),
        unit: z.string().optional(),
        document: z.string().describe('the file that states it'),
        title: z.string().describe('title of the document'),
        quote: z.string(),
      }),
    )
    .min(1),
  units: z
    .record(z.string(), z.string())
    .default({})
    .describe('of what is told and stands in no document, by its name'),
  defect: z.string().optional().describe('why code of a document does not run as it is printed there'),
});
export type Research = z.infer<typeof researchSchema>;
