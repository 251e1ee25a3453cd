// Two continuations of one context, of which one is better: what preference training learns from.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { messageSchema } from './message.ts';
import { recordFields } from './record.ts';

const sourceSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z
      .literal('trials')
      .describe('two plays of the task: both continuations go on to the end of their plays'),
    chosen: z.string().describe('ID of the accepted trajectory'),
    rejected: z.string().describe('ID of the rejected trajectory'),
  }),
  z.strictObject({
    of: z
      .literal('mutant')
      .describe('an accepted play and a change in one turn: both continuations are that turn alone'),
    chosen: z.string().describe('ID of the accepted trajectory'),
    defect: z.string().describe('name in the registry of defects that `calibrate` plants'),
  }),
]);

const continuationSchema = z.array(messageSchema).min(1);

export const pairSchema = z.strictObject({
  ...recordFields,
  task: z.string(),
  kind: z.string(),
  source: sourceSchema,
  tools: z
    .array(z.strictObject({ name: z.string(), description: z.string(), inputSchema: jsonObjectSchema }))
    .describe('tools that are declared to the agent'),
  context: z
    .array(messageSchema)
    .min(2)
    .describe('what both continuations follow: everything up to the turn in which they first differ'),
  chosen: continuationSchema.describe('what the accepted play goes on with, from a turn of the agent on'),
  rejected: continuationSchema.describe('what the rejected play goes on with'),
  diverging: z
    .strictObject({ chosen: z.int().nonnegative(), rejected: z.int().nonnegative() })
    .describe(
      'index in each continuation of the turn in which they first call something else, or which the judge blames; ' +
        'turns before it differ only in words',
    ),
  reason: z.string().describe('why the judge rejects the rejected one, in a word or two'),
  because: z
    .string()
    .describe('the same in one line, with the index of the message in the context and what follows it'),
});
export type Pair = z.infer<typeof pairSchema>;
