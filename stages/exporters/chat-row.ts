// Rows for chat templates of Hugging Face: `messages` with `arguments` as objects, and `tools`. The formats that are
// made of it differ in the ids of calls, the name of the reasoning, and the way in which a turn is masked.
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { neutralIds, numbered, toolNames } from './call-ids.ts';
import type { Row, RowDialogue, Turn } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { rowProvenanceSchema } from './row-provenance.ts';

export interface ChatForm {
  /** The key that the reasoning of a turn has; null where rows have none. */
  readonly reasoning: 'reasoning_content' | 'thinking' | null;
  /** The key of a masked turn and its value; null where turns are not masked. */
  readonly mask: { readonly key: string; readonly value: 0 | false } | null;
  /** Whether calls and results have ids. */
  readonly hasIds: boolean;
  /** Whether arguments are JSON texts. */
  readonly hasTexts: boolean;
}

const givenSchema = z.union([jsonObjectSchema, z.string()]);

function rowSchemaOf({ reasoning, mask, hasIds, hasTexts }: ChatForm) {
  const idFields = hasIds ? { id: z.string() } : {};
  const assistant = z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    ...(reasoning ? { [reasoning]: z.string().optional() } : {}),
    tool_calls: z
      .array(
        z.strictObject({
          ...idFields,
          type: z.literal('function'),
          function: z.strictObject({
            name: z.string(),
            arguments: hasTexts ? z.string() : jsonObjectSchema,
          }),
        }),
      )
      .min(1)
      .optional(),
    ...(mask ? { [mask.key]: z.literal(mask.value).optional() } : {}),
  });
  return z.strictObject({
    messages: z.array(
      z.discriminatedUnion('role', [
        z.strictObject({ role: z.enum(['system', 'user']), content: z.string() }),
        assistant,
        z.strictObject({
          role: z.literal('tool'),
          name: z.string(),
          ...(hasIds ? { tool_call_id: z.string() } : {}),
          content: z.string(),
        }),
      ]),
    ),
    tools: z.array(functionToolSchema),
    provenance: rowProvenanceSchema,
  });
}

const renderedSchema = z.looseObject({
  messages: z.array(z.looseObject({})),
  tools: z.array(z.looseObject({})),
});

/** A row, and how it is read back. */
export function chatRows(form: ChatForm) {
  const schema = rowSchemaOf(form);
  return {
    rendering: (line: object) => renderedSchema.parse(line),
    line: ({ messages, tools, provenance }: Row): object => ({
      messages: chatMessages(messages, form),
      tools: tools.map(functionTool),
      provenance,
    }),
    dialogueIn(row: unknown): RowDialogue {
      const { messages, tools } = schema.parse(row);
      return {
        messages: messagesIn(messages as readonly object[], form),
        tools: tools.map(declarationIn),
      };
    },
  };
}

export function chatMessages(messages: readonly Turn[], form: ChatForm): object[] {
  const names = toolNames(messages);
  return messages.map((message) => {
    const { role, content, toolCallId = '' } = message;
    if (role === 'assistant') return turn(message, form);
    if (role !== 'tool') return { role, content };
    const id = form.hasIds ? { tool_call_id: toolCallId } : {};
    return { role, name: names.get(toolCallId) ?? '', ...id, content };
  });
}

function turn({ role, content, reasoning, toolCalls, isMasked }: Turn, form: ChatForm): object {
  const { reasoning: key, mask, hasIds, hasTexts } = form;
  const calls = toolCalls?.map(({ id, name, arguments: given }) => ({
    ...(hasIds ? { id } : {}),
    type: 'function' as const,
    function: { name, arguments: hasTexts ? JSON.stringify(given) : given },
  }));
  return {
    role,
    content,
    ...(key && reasoning ? { [key]: reasoning } : {}),
    ...(calls ? { tool_calls: calls } : {}),
    ...(mask && isMasked ? { [mask.key]: mask.value } : {}),
  };
}

const readMessageSchema = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  name: z.string().optional(),
  tool_call_id: z.string().optional(),
  tool_calls: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        function: z.object({ name: z.string(), arguments: givenSchema }),
      }),
    )
    .optional(),
});

/** Calls have the ids that plays give, whatever those of the row. */
export function messagesIn(rows: readonly object[], form: ChatForm): readonly Turn[] {
  const read = rows.map((row) => {
    const message = readMessageSchema.parse(row);
    const { role, content, name, tool_call_id: id } = message;
    if (role === 'tool') return { role, content, toolName: name ?? '', toolCallId: id ?? '' };
    const reasoning = form.reasoning ? message[form.reasoning] : undefined;
    const toolCalls = message.tool_calls?.map(
      ({ id: callId = '', function: { name: tool, arguments: given } }) => ({
        id: callId,
        name: tool,
        arguments: typeof given === 'string' ? jsonObjectSchema.parse(JSON.parse(given)) : given,
      }),
    );
    return {
      role,
      content,
      ...(typeof reasoning === 'string' ? { reasoning } : {}),
      ...(toolCalls ? { toolCalls } : {}),
      ...(form.mask && message[form.mask.key] === form.mask.value ? { isMasked: true as const } : {}),
    };
  });
  return form.hasIds
    ? neutralIds(read.map(({ toolName: _, ...message }: Turn & { toolName?: string }) => message))
    : numbered(read);
}
