// The one message format used inside. Provider formats exist only in exporters and model adapters.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

export const toolCallSchema = z.strictObject({
  id: z.string().describe('neutral: call_0, call_1, ... over the whole dialogue'),
  name: z.string(),
  arguments: jsonObjectSchema,
});
export type ToolCall = z.infer<typeof toolCallSchema>;

export const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  reasoning: z.string().optional(),
  toolCalls: z.array(toolCallSchema).optional(),
  toolCallId: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;
