// openai: chat rows with tools for supervised fine-tuning, `arguments` as strings. Assistant turns that the
// judge did not find good get weight 0. The row has only keys that the API knows; provenance.jsonl, beside
// the file, says who made it.
//   {"messages":[{"role":"system",…},{"role":"assistant","tool_calls":[{"id":"call_0","type":"function","function":{…}}]},…],"tools":[…]}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Exporter } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';

const callSchema = z.strictObject({
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

export const openai = {
  format: 'openai',
  summary: 'OpenAI chat rows with tools; arguments are strings, turns that were not good have weight 0',
  line({ trajectory, tools, judgement }): z.infer<typeof rowSchema> {
    const labels = new Map(judgement.turns.map(({ message, label }) => [message, label]));
    return {
      messages: trajectory.messages.map((message, index) =>
        rowMessage(message, isLearned(labels.get(index))),
      ),
      tools: tools.map(functionTool),
      parallel_tool_calls: trajectory.messages.some((message) => (message.toolCalls?.length ?? 0) > 1),
    };
  },
  dialogueIn(row) {
    const { messages, tools } = rowSchema.parse(row);
    return { messages: messages.map(messageIn), tools: tools.map(declarationIn) };
  },
} satisfies Exporter;

/** What a trainer learns from: what is right, also after a failure. */
const isLearned = (label: string | undefined): boolean => label === 'good' || label === 'recovery';

export function rowMessage({ role, content, toolCalls, toolCallId }: Message, isGood: boolean): RowMessage {
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
    ...(isGood ? {} : { weight: 0 }),
  };
}

export function messageIn(message: RowMessage): Message {
  if (message.role === 'tool')
    return { role: 'tool', content: message.content, toolCallId: message.tool_call_id };
  if (message.role !== 'assistant') return message;
  const calls = message.tool_calls?.map(({ id, function: { name, arguments: text } }) => ({
    id,
    name,
    arguments: jsonObjectSchema.parse(JSON.parse(text)),
  }));
  return { role: 'assistant', content: message.content ?? '', ...(calls ? { toolCalls: calls } : {}) };
}
