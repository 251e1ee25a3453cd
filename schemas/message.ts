// The one message format used inside. Provider formats exist only in exporters and model adapters.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

export const toolCallSchema = z.strictObject({
  id: z.string().describe('neutral: call_0, call_1, ... over the whole dialogue'),
  name: z.string(),
  arguments: jsonObjectSchema,
});
export type ToolCall = z.infer<typeof toolCallSchema>;

export const malformedSchema = z.strictObject({
  text: z.string().describe('the turn as it came'),
  issue: z.string().describe('what is wrong with it'),
});
export type Malformed = z.infer<typeof malformedSchema>;

export const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  reasoning: z.string().optional(),
  toolCalls: z.array(toolCallSchema).optional(),
  toolCallId: z.string().optional(),
  malformed: malformedSchema
    .optional()
    .describe(
      'set on a turn of the agent that does not follow the protocol of the play, which has no content then; the ' +
        'next message, of the role tool and without toolCallId, is the correction that the agent got',
    ),
});
export type Message = z.infer<typeof messageSchema>;
