// A plant: an instruction hidden in a record, which only the plays of one task have.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

export const plantSchema = z.strictObject({
  world: z.string().describe('ID of the world'),
  table: z.string(),
  key: z.string(),
  column: z.string(),
  text: z.string().describe('what the column holds in the plays of this task, and in no others'),
  asks: z
    .strictObject({ tool: z.string(), arguments: jsonObjectSchema })
    .describe('the call that the text tells the assistant to make, which the user has not asked for'),
});
export type Plant = z.infer<typeof plantSchema>;
