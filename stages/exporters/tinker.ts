// tinker: conversations for the renderers of the Tinker cookbook. `content` is a list of parts in every message; reasoning
// is a part `thinking`; `trainable` stands on every message, as its training on chosen turns demands.
//   {"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"…"},{"type":"text","text":"…"}],
//    "tool_calls":[{"id":"call_0","type":"function","function":{"name":"…","arguments":"{…}"}}],
//    "trainable":true},…],"tools":"[…]"}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { toolNames } from './call-ids.ts';
import type { Exporter, Turn } from './exporter.ts';
import { callSchema } from './openai.ts';

const partSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('thinking'), thinking: z.string() }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
]);

const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.array(partSchema),
  tool_calls: z.array(callSchema).min(1).optional(),
  tool_call_id: z.string().optional(),
  name: z.string().optional(),
  trainable: z.boolean(),
});
type RowMessage = z.infer<typeof messageSchema>;

const toolSpecSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  parameters: jsonObjectSchema,
});

const rowSchema = z.strictObject({ messages: z.array(messageSchema), tools: z.string() });

export const tinker = {
  format: 'tinker',
  summary: 'conversations for the Tinker cookbook; `trainable` says which messages are learned',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true },
  usage:
    'Train with `TrainOnWhat.CUSTOMIZED`. `FromConversationFileBuilder` of the cookbook reads neither calls nor tools: ' +
    'load the rows with `load_dataset`, replace each call by `ToolCall.model_validate(call)`, and replace the system ' +
    'message by `renderer.create_conversation_prefix_with_tools(json.loads(row["tools"]), system_prompt)`, whose ' +
    'messages are not `trainable`. The renderer `qwen3` keeps the reasoning of the last turn alone, ' +
    '`Qwen3Renderer(tokenizer, strip_thinking_from_history=False)` that of all.',
  line({ messages, tools }): z.infer<typeof rowSchema> {
    const names = toolNames(messages);
    return {
      messages: messages.map((message) => rowMessage(message, names)),
      tools: JSON.stringify(
        tools.map(({ name, description, inputSchema: parameters }) => ({ name, description, parameters })),
      ),
    };
  },
  dialogueIn(row) {
    const { messages, tools } = rowSchema.parse(row);
    return {
      messages: messages.map(turnIn),
      tools: z
        .array(toolSpecSchema)
        .parse(JSON.parse(tools))
        .map(({ name, description, parameters: inputSchema }) => ({ name, description, inputSchema })),
    };
  },
} satisfies Exporter;

function rowMessage(message: Turn, names: ReadonlyMap<string, string>): RowMessage {
  const { role, content, reasoning, toolCalls, toolCallId, isMasked } = message;
  return {
    role,
    content: [
      ...(reasoning ? [{ type: 'thinking' as const, thinking: reasoning }] : []),
      { type: 'text', text: content },
    ],
    ...(toolCalls
      ? {
          tool_calls: toolCalls.map(({ id, name, arguments: given }) => ({
            id,
            type: 'function' as const,
            function: { name, arguments: JSON.stringify(given) },
          })),
        }
      : {}),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId, name: names.get(toolCallId) ?? '' }),
    trainable: role === 'assistant' && !isMasked,
  };
}

function turnIn({ role, content, tool_calls: calls, tool_call_id: toolCallId, trainable }: RowMessage): Turn {
  const thinking = content.find((part) => part.type === 'thinking');
  return {
    role,
    content: content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''),
    ...(thinking ? { reasoning: thinking.thinking } : {}),
    ...(calls
      ? {
          toolCalls: calls.map(({ id, function: { name, arguments: text } }) => ({
            id,
            name,
            arguments: jsonObjectSchema.parse(JSON.parse(text)),
          })),
        }
      : {}),
    ...(toolCallId === undefined ? {} : { toolCallId }),
    ...(role === 'assistant' && !trainable ? { isMasked: true as const } : {}),
  };
}
