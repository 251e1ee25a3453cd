// How the agent's procedure works on a project: what it thinks before a call, and ways that it could go instead.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

/** Something that only the agent's procedure uses: what about, and the facts that it can be put into words with. */
export const thoughtSchema = z.strictObject({
  about: z.string().describe('name in the registry of what is thought and told about programs'),
  says: z.record(z.string(), z.string()),
});
export type Thought = z.infer<typeof thoughtSchema>;

/** Calls in place of some of the oracle's, with a known outcome. */
export const otherWaySchema = z.strictObject({
  name: z.string().describe('such as hard_codes_the_value'),
  isRight: z.boolean().describe('whether a play with these calls must be accepted'),
  instead: z
    .array(z.int().nonnegative())
    .min(1)
    .describe('indexes of the calls of the oracle that they replace'),
  calls: z.array(z.strictObject({ tool: z.string(), arguments: jsonObjectSchema, purpose: z.string() })),
});
export type OtherWay = z.infer<typeof otherWaySchema>;
