// ms-swift-dpo: preference rows of ms-swift: `messages` with the right turn at the end, and `rejected_messages` with the
// wrong one. (Its `rejected_response` would replace all that follows the last message of the user, the results of calls
// as well.)
//   {"messages":[…,{"role":"tool_call","content":"{…}"}],"rejected_messages":[…],"tools":"[…]","rejected_tools":"[…]","provenance":{…}}
import { z } from 'zod';
import type { Message } from '../../schemas/message.ts';
import { swiftEntries, swiftMessageSchema, swiftMessages } from './ms-swift.ts';
import { type PairExporter, pairProvenanceSchema } from './pair-exporter.ts';
import { entriesOf, turnsIn } from './spoken.ts';
import { toolsIn, toolsText } from './tools-text.ts';

const rowSchema = z.strictObject({
  messages: z.array(swiftMessageSchema),
  rejected_messages: z.array(swiftMessageSchema),
  tools: z.string(),
  rejected_tools: z.string(),
  provenance: pairProvenanceSchema,
});

export const msSwiftDpo = {
  format: 'ms-swift-dpo',
  summary: 'ms-swift preference rows (messages, rejected_messages): the turn that decides, right and wrong',
  limits: { reasoning: 'everywhere' },
  usage: 'Train with `--loss_scale last_round`: both sides share all turns but the last.',
  lines({ preference: { prompt, chosen, rejected, tools }, provenance }): z.infer<typeof rowSchema>[] {
    const declared = toolsText(tools);
    return [
      {
        messages: swiftMessages(entriesOf([...prompt, chosen])),
        rejected_messages: swiftMessages(entriesOf([...prompt, rejected])),
        tools: declared,
        rejected_tools: declared,
        provenance,
      },
    ];
  },
  preferenceIn(rows) {
    const [row] = z.tuple([rowSchema]).parse(rows);
    const [right, wrong] = [row.messages, row.rejected_messages].map((side) => turnsIn(swiftEntries(side)));
    return {
      prompt: (right ?? []).slice(0, -1),
      chosen: right?.at(-1) as Message, // a row has messages
      rejected: wrong?.at(-1) as Message, // as above
      tools: toolsIn(row.tools),
    };
  },
} satisfies PairExporter;
