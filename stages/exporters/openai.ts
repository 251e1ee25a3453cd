// openai: chat rows with tools for supervised fine-tuning, `arguments` as strings. Turns that are not to be learned have
// weight 0. The row has only keys that the API knows; provenance.jsonl, beside the file, says where it comes from.
//   {"messages":[{"role":"system",…},{"role":"assistant","tool_calls":[{"id":"call_0","type":"function","function":{…}}]},…],"tools":[…]}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { Exporter, Limits, Turn } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';

export const callSchema = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});

export const rowMessageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'user']), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string().optional(),
    tool_calls: z.array(callSchema).min(1).optional(),
    weight: z.literal(0).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
]);
type RowMessage = z.infer<typeof rowMessageSchema>;

const rowSchema = z.strictObject({
  messages: z.array(rowMessageSchema),
  tools: z.array(functionToolSchema),
  parallel_tool_calls: z.boolean(),
});

export const openaiLimits: Limits = {
  reasoning: 'nowhere',
  parallelCalls: true,
  masks: true,
  declarations: { description: 1024, name: 64 },
};

export const openai = {
  format: 'openai',
  summary: 'OpenAI chat rows with tools; arguments are strings, turns that were not good have weight 0',
  limits: openaiLimits,
  line({ messages, tools }): z.infer<typeof rowSchema> {
    return {
      messages: messages.map(rowMessage),
      tools: tools.map(functionTool),
      parallel_tool_calls: messages.some(({ toolCalls = [] }) => toolCalls.length > 1),
    };
  },
  dialogueIn(row) {
    const { messages, tools } = rowSchema.parse(row);
    return { messages: messages.map(messageIn), tools: tools.map(declarationIn) };
  },
  rendering: (row) => rowSchema.parse(row),
} satisfies Exporter;

export function rowMessage({ role, content, toolCalls, toolCallId, isMasked }: Turn): RowMessage {
  if (role === 'tool') return { role, tool_call_id: toolCallId ?? '', content };
  if (role !== 'assistant') return { role, content };
  const calls = toolCalls?.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: JSON.stringify(given) },
  }));
  return {
    role,
    ...(calls && content === '' ? {} : { content }),
    ...(calls ? { tool_calls: calls } : {}),
    ...(isMasked ? { weight: 0 } : {}),
  };
}

export function messageIn(message: RowMessage): Turn {
  if (message.role === 'tool')
    return { role: 'tool', content: message.content, toolCallId: message.tool_call_id };
  if (message.role !== 'assistant') return message;
  const calls = message.tool_calls?.map(({ id, function: { name, arguments: text } }) => ({
    id,
    name,
    arguments: jsonObjectSchema.parse(JSON.parse(text)),
  }));
  return {
    role: 'assistant',
    content: message.content ?? '',
    ...(calls ? { toolCalls: calls } : {}),
    ...(message.weight === 0 ? { isMasked: true } : {}),
  };
}
