// What the agent saw of a long conversation: the whole of it, but for what its context policy took out.
import { z } from 'zod';

const index = z.int().nonnegative();

const contextEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hidden').describe('results of tools are replaced by a notice'),
    at: index.describe('index of the first message of the agent that was written after it'),
    messages: z.array(index).min(1).describe('indexes of the tool messages'),
    notice: z.string(),
  }),
  z.strictObject({
    kind: z
      .literal('summarized')
      .describe(
        'the beginning of the conversation, after the system prompt, is replaced by one message of the user',
      ),
    at: index.describe('index of the first message of the agent that was written after it'),
    before: index.describe('index of the first message that is left as it is'),
    summary: z.string(),
  }),
]);
export type ContextEvent = z.infer<typeof contextEventSchema>;

export const contextSchema = z.strictObject({
  policy: z.string().describe('name in the registry of context policies'),
  events: z.array(contextEventSchema).describe('in order'),
});
