// kto: `prompt`, `completion` and `label` for the KTO trainer of TRL: two rows of each pair, the right turn and the wrong
// one. Messages have the form of `trl`.
//   {"prompt":[{"role":"user",…}],"completion":[{"role":"assistant",…}],"label":true,"tools":[…],"provenance":{…}}
import { z } from 'zod';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { type PairExporter, pairProvenanceSchema } from './pair-exporter.ts';
import { chatList, chatListSchema, lastIn, promptIn } from './preference-chat.ts';

const rowSchema = z.strictObject({
  prompt: chatListSchema,
  completion: chatListSchema.length(1),
  label: z.boolean(),
  tools: z.array(functionToolSchema),
  provenance: pairProvenanceSchema,
});

export const kto = {
  format: 'kto',
  summary: 'TRL rows for KTO (prompt, completion, label + tools): two rows for each pair',
  limits: { reasoning: 'everywhere' },
  usage:
    'For `KTOTrainer` of TRL. Set `max_length`: its default of 1,024 tokens would often cut off the completion.',
  lines({ preference: { prompt, chosen, rejected, tools }, provenance }): z.infer<typeof rowSchema>[] {
    return [chosen, rejected].map((turn) => ({
      prompt: chatList(prompt),
      completion: chatList([turn]),
      label: turn === chosen,
      tools: tools.map(functionTool),
      provenance,
    }));
  },
  preferenceIn(rows) {
    const [right, wrong] = z.tuple([rowSchema, rowSchema]).parse(rows);
    if (!right.label || wrong.label) throw new Error('the right turn comes first');
    return {
      prompt: promptIn(right.prompt),
      chosen: lastIn(right.prompt, right.completion),
      rejected: lastIn(wrong.prompt, wrong.completion),
      tools: right.tools.map(declarationIn),
    };
  },
} satisfies PairExporter;
