// decision-points: what leads up to a turn with calls, and the calls that are right then, as a reward for reinforcement
// learning on single steps. A call that has a free text in its arguments cannot be compared to the letter: such a row
// has the match `near`, and `free_arguments` names the arguments to leave out of the comparison.
//   {"prompt":[…],"expected_calls":"[{\"name\":…,\"arguments\":{…}}]","match":"exact","free_arguments":"[]","tools":[…],"provenance":{…}}
import { z } from 'zod';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { ToolCall } from '../../schemas/message.ts';
import { numbered } from './call-ids.ts';
import { chatMessages, messagesIn } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { trlForm } from './trl.ts';

const callsSchema = z.array(z.strictObject({ name: z.string(), arguments: jsonObjectSchema }));

const rowSchema = z.strictObject({
  prompt: z.array(z.looseObject({ role: z.string(), content: z.string() })),
  expected_calls: z.string(),
  match: z.enum(['exact', 'near']),
  free_arguments: z.string(),
  tools: z.array(functionToolSchema),
  provenance: rowProvenanceSchema,
});

export const decisionPoints = {
  format: 'decision-points',
  summary: 'for reinforcement learning on single steps: a context and the calls that are right then',
  limits: {
    reasoning: 'everywhere',
    parallelCalls: true,
    masks: true,
    cut: 'calls',
    wordsBesideCalls: false,
  },
  usage:
    'Reward 1 if a turn makes the `expected_calls` in any order, with equal arguments; where `match` is `near`, those ' +
    'in `free_arguments` (as `tool.argument`) need only be there.',
  line: ({ messages, tools, provenance }: Row): z.infer<typeof rowSchema> => {
    const calls = messages.at(-1)?.toolCalls ?? [];
    const free = [...new Set(calls.flatMap((call) => freeArguments(call, tools)))].sort();
    return {
      prompt: chatMessages(messages.slice(0, -1), trlForm) as z.infer<typeof rowSchema>['prompt'], // of this form
      expected_calls: JSON.stringify(calls.map(({ name, arguments: given }) => ({ name, arguments: given }))),
      match: free.length === 0 ? 'exact' : 'near',
      free_arguments: JSON.stringify(free),
      tools: tools.map(functionTool),
      provenance,
    };
  },
  dialogueIn(row) {
    const { prompt, expected_calls: expected, tools } = rowSchema.parse(row);
    const toolCalls = callsSchema.parse(JSON.parse(expected)).map((call) => ({ id: '', ...call }));
    const before = messagesIn(prompt, trlForm).map((message) =>
      message.role === 'assistant' ? { ...message, isMasked: true as const } : message,
    );
    return {
      messages: withNames(numbered([...before, { role: 'assistant', content: '', toolCalls }]), before),
      tools: tools.map(declarationIn),
    };
  },
} satisfies Exporter;

/** Results keep the ids that they were read with. */
const withNames = (
  messages: ReturnType<typeof numbered>,
  before: ReturnType<typeof messagesIn>,
): ReturnType<typeof messagesIn> => [...before, ...messages.slice(before.length)];

/** An argument that is free text: several words, where the schema lists no values and demands no form. */
function freeArguments({ name, arguments: given }: ToolCall, tools: readonly ToolOffer[]): string[] {
  const properties = tools.find((tool) => tool.name === name)?.inputSchema.properties;
  return Object.entries(given).flatMap(([argument, value]) => {
    const schema = isObject(properties) ? properties[argument] : undefined;
    const isBound =
      isObject(schema) && ['enum', 'const', 'pattern', 'format'].some((keyword) => keyword in schema);
    const isText = typeof value === 'string' && value.trim().split(/\s+/).length > 3;
    return isText && !isBound ? [`${name}.${argument}`] : [];
  });
}
