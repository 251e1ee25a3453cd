// sharegpt: `conversations` of entries from system, human, gpt, function_call, and observation, one for each call and
// each result. Tools are a JSON text; reasoning stands in `<think>` before the words; weight 0 masks an entry.
//   {"conversations":[{"from":"human","value":"…"},{"from":"function_call","value":"{\"name\":…}"},
//    {"from":"observation","value":"…"},{"from":"gpt","value":"…"}],"tools":"[…]","provenance":{…}}
import { z } from 'zod';
import type { Exporter } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { type Entry, entriesOf, turnsIn } from './spoken.ts';
import { toolsIn, toolsText } from './tools-text.ts';

const names = {
  system: 'system',
  user: 'human',
  assistant: 'gpt',
  call: 'function_call',
  result: 'observation',
} as const satisfies Record<Entry['by'], string>;

const sides = Object.keys(names) as Entry['by'][]; // Object.keys forgets key types

const rowSchema = z.strictObject({
  conversations: z.array(
    z.strictObject({
      from: z.enum(Object.values(names)),
      value: z.string(),
      weight: z.literal(0).optional(),
    }),
  ),
  tools: z.string(),
  provenance: rowProvenanceSchema,
});

export const sharegpt = {
  format: 'sharegpt',
  summary: 'ShareGPT conversations (human, gpt, function_call, observation); weight 0 masks an entry',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true },
  line({ messages, tools, provenance }): z.infer<typeof rowSchema> {
    return {
      conversations: entriesOf(messages).map(({ by, text, isMasked }) => ({
        from: names[by],
        value: text,
        ...(isMasked ? { weight: 0 as const } : {}),
      })),
      tools: toolsText(tools),
      provenance,
    };
  },
  dialogueIn(row) {
    const { conversations, tools } = rowSchema.parse(row);
    const entries = conversations.map(
      ({ from, value, weight }): Entry => ({
        by: sides.find((side) => names[side] === from) ?? 'user',
        text: value,
        isMasked: weight === 0,
      }),
    );
    return { messages: turnsIn(entries), tools: toolsIn(tools) };
  },
} satisfies Exporter;
