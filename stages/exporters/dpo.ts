// dpo: `prompt`, `chosen`, `rejected` and `tools` for the DPO and reward trainers of TRL (its conversational preference
// format), and for others that read it. Messages have the form of `trl`.
//   {"prompt":[{"role":"user",…}],"chosen":[{"role":"assistant",…}],"rejected":[{"role":"assistant",…}],"tools":[…],"provenance":{…}}
import { z } from 'zod';
import type { Message } from '../../schemas/message.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import type { PairExporter } from './pair-exporter.ts';
import { messagesIn, rowMessageSchema, rowMessages } from './trl.ts';

const rowSchema = z.strictObject({
  prompt: z.array(rowMessageSchema),
  chosen: z.array(rowMessageSchema).length(1),
  rejected: z.array(rowMessageSchema).length(1),
  tools: z.array(functionToolSchema),
  provenance: z.strictObject({
    pair: z.string(),
    task: z.string(),
    kind: z.string(),
    source: z.string(),
    reason: z.string(),
    procedures: z.array(z.string()),
    models: z.array(z.string()),
  }),
});

export const dpo = {
  format: 'dpo',
  summary:
    'TRL preference rows (prompt, chosen, rejected + tools): the turn of the agent that decides, right and wrong',
  line({ pair, preference, madeBy }): z.infer<typeof rowSchema> {
    const { prompt, chosen, rejected, tools } = preference;
    return {
      prompt: rowMessages(prompt),
      chosen: rowMessages([chosen]),
      rejected: rowMessages([rejected]),
      tools: tools.map(functionTool),
      provenance: {
        pair: pair.id,
        task: pair.task,
        kind: pair.kind,
        source: pair.source.of,
        reason: pair.reason,
        procedures: [...madeBy.procedures],
        models: [...madeBy.models],
      },
    };
  },
  preferenceIn(row) {
    const { prompt, chosen, rejected, tools } = rowSchema.parse(row);
    const turnAfter = (turn: typeof chosen): Message => messagesIn([...prompt, ...turn]).at(-1) as Message; // there is one
    return {
      prompt: messagesIn(prompt),
      chosen: turnAfter(chosen),
      rejected: turnAfter(rejected),
      tools: tools.map(declarationIn),
    };
  },
} satisfies PairExporter;
