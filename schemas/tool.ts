// A tool that we grew: an interface whose meaning is a SQL program over one world.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { recordFields } from './record.ts';

const programSchema = z.strictObject({
  guards: z
    .array(
      z.strictObject({
        sql: z.string().describe('one SELECT; the call goes on when its first value is true'),
        error: z.strictObject({ code: z.string(), message: z.string().describe('may name {parameters}') }),
      }),
    )
    .describe('checked in order before anything is written'),
  statements: z.array(z.string()).describe('writes, run in one transaction'),
  result: z.strictObject({ sql: z.string(), shape: z.enum(['one', 'many', 'value']) }),
});

export const toolDraftSchema = z.strictObject({
  name: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{1,63}$/),
  description: z.string(),
  inputSchema: jsonObjectSchema,
  outputSchema: jsonObjectSchema,
  effect: z.enum(['read', 'write']),
  operation: z.string().describe('the kind of operation: search, get, create, transition, ...'),
  references: z.record(z.string(), z.string()).describe('parameter -> table whose key it takes'),
  samples: z
    .array(jsonObjectSchema)
    .describe('sets of values that a user may come with; those of one set go together'),
  intents: z.array(z.string()).describe('what a user says who needs this tool; {parameter} marks a value'),
  program: programSchema,
});
export type ToolDraft = z.infer<typeof toolDraftSchema>;

export const toolSchema = z.strictObject({
  ...recordFields,
  world: z.string().describe('id of the world'),
  path: z.tuple([z.string(), z.string(), z.string()]),
  ...toolDraftSchema.shape,
  validation: z.strictObject({
    accepted: z.int().describe('generated calls that succeeded'),
    refused: z.int().describe('generated bad calls that gave the typed error expected of them'),
    errors: z.array(z.string()).describe('error codes seen'),
  }),
});
export type Tool = z.infer<typeof toolSchema>;
