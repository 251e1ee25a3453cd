// The one message format used inside. Provider formats exist only in exporters and model adapters.
import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from './json.ts';

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

export const receivedSchema = z.strictObject({
  by: z.string().describe('the model that said it, as its endpoint calls it; no other model is sent it'),
  calls: z
    .array(
      z.strictObject({
        id: z.string().describe('empty where the endpoint gave none of its own to this call'),
        extra: jsonObjectSchema.optional().describe('such as the thought signature of Gemini'),
      }),
    )
    .optional()
    .describe('what belongs to each call, in their order'),
  extra: jsonObjectSchema.optional().describe('what belongs to the turn, such as `reasoning_details`'),
  content: jsonSchema
    .optional()
    .describe('the content, where it came as a list of parts or as an empty text beside calls'),
  emptyReasoning: z.string().optional().describe('the field in which the reasoning came, but empty'),
});
/** What an endpoint said beside the neutral parts of a turn, and wants to see again. */
export type Received = z.infer<typeof receivedSchema>;

export const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  reasoning: z.string().optional(),
  toolCalls: z.array(toolCallSchema).optional(),
  toolCallId: z.string().optional(),
  received: receivedSchema
    .optional()
    .describe(
      'what the endpoint said beside this and is sent again with this turn; never part of a training row',
    ),
  malformed: malformedSchema
    .optional()
    .describe(
      'set on a turn of the agent that does not follow the protocol of the play, which has no content then; the ' +
        'next message, of the role tool and without toolCallId, is the correction that the agent got',
    ),
});
export type Message = z.infer<typeof messageSchema>;
