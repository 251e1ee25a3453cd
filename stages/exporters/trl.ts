// trl: `messages` and `tools` for TRL and chat templates of Hugging Face, `arguments` as objects, reasoning
// kept.
//   {"messages":[{"role":"assistant","content":"","reasoning_content":"…","tool_calls":[{"type":"function","function":{"name":"…","arguments":{…}}}]},…],"tools":[…],"provenance":{…}}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Exporter } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';

const callSchema = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: jsonObjectSchema }),
});

export const rowMessageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'user']), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    reasoning_content: z.string().optional(),
    tool_calls: z.array(callSchema).min(1).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), name: z.string(), content: z.string() }),
]);
type RowMessage = z.infer<typeof rowMessageSchema>;

const rowSchema = z.strictObject({
  messages: z.array(rowMessageSchema),
  tools: z.array(functionToolSchema),
  provenance: z.strictObject({
    trajectory: z.string(),
    task: z.string(),
    kind: z.string(),
    difficulty: z.int(),
    passRate: z.number(),
    procedures: z.array(z.string()),
    models: z.array(z.string()),
  }),
});

export const trl = {
  format: 'trl',
  summary:
    'TRL rows (messages + tools); arguments are objects, reasoning is kept, provenance is a column; no masks, so plays with a cut context are left out',
  line({ trajectory, selection, tools, madeBy, part }): z.infer<typeof rowSchema> | undefined {
    if (part) return undefined; // every turn of a row is learned
    return {
      messages: rowMessages(trajectory.messages),
      tools: tools.map(functionTool),
      provenance: {
        trajectory: trajectory.id,
        task: trajectory.task,
        kind: selection.kind,
        difficulty: selection.difficulty,
        passRate: selection.passRate,
        procedures: [...madeBy.procedures],
        models: [...madeBy.models],
      },
    };
  },
  dialogueIn(row) {
    const { messages, tools } = rowSchema.parse(row);
    return { messages: messagesIn(messages), tools: tools.map(declarationIn) };
  },
} satisfies Exporter;

/** Messages in which every result follows its call. */
export function rowMessages(messages: readonly Message[]): RowMessage[] {
  const names = new Map(
    messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name] as const)),
  );
  return messages.map((message) => rowMessage(message, names));
}

function rowMessage(message: Message, names: ReadonlyMap<string, string>): RowMessage {
  const { role, content, reasoning, toolCalls } = message;
  if (role === 'tool') return { role, name: names.get(message.toolCallId ?? '') ?? '', content };
  if (role !== 'assistant') return { role, content };
  const calls = toolCalls?.map(({ name, arguments: given }) => ({
    type: 'function' as const,
    function: { name, arguments: given },
  }));
  return {
    role,
    content,
    ...(reasoning ? { reasoning_content: reasoning } : {}),
    ...(calls ? { tool_calls: calls } : {}),
  };
}

/** A chat template pairs the results of a turn with its calls by their order. */
export function messagesIn(rows: readonly RowMessage[]): Message[] {
  let made = 0;
  let open: { id: string; name: string }[] = [];
  return rows.map((row) => {
    if (row.role === 'tool') {
      const call = open.shift();
      return { role: 'tool', content: row.content, toolCallId: call?.name === row.name ? call.id : row.name };
    }
    if (row.role !== 'assistant') return row;
    const calls = row.tool_calls?.map(({ function: call }) => ({ id: `call_${made++}`, ...call }));
    open = [...(calls ?? [])];
    return {
      role: 'assistant',
      content: row.content,
      ...(row.reasoning_content ? { reasoning: row.reasoning_content } : {}),
      ...(calls ? { toolCalls: calls } : {}),
    };
  });
}
