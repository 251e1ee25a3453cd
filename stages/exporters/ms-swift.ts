// ms-swift: its standard form. Calls and results are messages of the roles tool_call and tool_response, tools are a JSON
// text, reasoning stands in `<think>` before the words, and `"loss": false` masks a message.
//   {"messages":[{"role":"user","content":"…"},{"role":"tool_call","content":"{\"name\":…}"},
//    {"role":"tool_response","content":"…"},{"role":"assistant","content":"…"}],"tools":"[…]","provenance":{…}}
import { z } from 'zod';
import type { Exporter } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { type Entry, entriesOf, turnsIn } from './spoken.ts';
import { toolsIn, toolsText } from './tools-text.ts';

const roles = {
  system: 'system',
  user: 'user',
  assistant: 'assistant',
  call: 'tool_call',
  result: 'tool_response',
} as const satisfies Record<Entry['by'], string>;

const sides = Object.keys(roles) as Entry['by'][]; // Object.keys forgets key types

export const swiftMessageSchema = z.strictObject({
  role: z.enum(Object.values(roles)),
  content: z.string(),
  loss: z.literal(false).optional(),
});
type SwiftMessage = z.infer<typeof swiftMessageSchema>;

const rowSchema = z.strictObject({
  messages: z.array(swiftMessageSchema),
  tools: z.string(),
  provenance: rowProvenanceSchema,
});

export const msSwift = {
  format: 'ms-swift',
  summary: 'ms-swift rows (tool_call and tool_response messages); `"loss": false` masks a message',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true },
  line({ messages, tools, provenance }): z.infer<typeof rowSchema> {
    return { messages: swiftMessages(entriesOf(messages)), tools: toolsText(tools), provenance };
  },
  dialogueIn(row) {
    const { messages, tools } = rowSchema.parse(row);
    return { messages: turnsIn(swiftEntries(messages)), tools: toolsIn(tools) };
  },
} satisfies Exporter;

export const swiftMessages = (entries: readonly Entry[]): SwiftMessage[] =>
  entries.map(({ by, text, isMasked }) => ({
    role: roles[by],
    content: text,
    ...(isMasked ? { loss: false as const } : {}),
  }));

export const swiftEntries = (messages: readonly SwiftMessage[]): Entry[] =>
  messages.map(({ role, content, loss }) => ({
    by: sides.find((side) => roles[side] === role) ?? 'user',
    text: content,
    isMasked: loss === false,
  }));
