// dpo: `prompt`, `chosen`, `rejected` and `tools` for the DPO and reward trainers of TRL (its conversational preference
// format), and for others that read it. Messages have the form of `trl`.
//   {"prompt":[{"role":"user",…}],"chosen":[{"role":"assistant",…}],"rejected":[{"role":"assistant",…}],"tools":[…],"provenance":{…}}
import { z } from 'zod';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { type PairExporter, pairProvenanceSchema } from './pair-exporter.ts';
import { chatList, chatListSchema, lastIn, promptIn } from './preference-chat.ts';

const rowSchema = z.strictObject({
  prompt: chatListSchema,
  chosen: chatListSchema.length(1),
  rejected: chatListSchema.length(1),
  tools: z.array(functionToolSchema),
  provenance: pairProvenanceSchema,
});

export const dpo = {
  format: 'dpo',
  summary:
    'TRL preference rows (prompt, chosen, rejected + tools): the turn of the agent that decides, right and wrong',
  limits: { reasoning: 'everywhere' },
  usage:
    'For `DPOTrainer` and `RewardTrainer` of TRL. Set `max_length`: its default of 1,024 tokens would often cut off ' +
    'both sides.',
  lines({ preference: { prompt, chosen, rejected, tools }, provenance }): z.infer<typeof rowSchema>[] {
    return [
      {
        prompt: chatList(prompt),
        chosen: chatList([chosen]),
        rejected: chatList([rejected]),
        tools: tools.map(functionTool),
        provenance,
      },
    ];
  },
  preferenceIn(rows) {
    const [{ prompt, chosen, rejected, tools }] = z.tuple([rowSchema]).parse(rows);
    return {
      prompt: promptIn(prompt),
      chosen: lastIn(prompt, chosen),
      rejected: lastIn(prompt, rejected),
      tools: tools.map(declarationIn),
    };
  },
} satisfies PairExporter;
