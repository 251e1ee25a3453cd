// prompt-completion: one row for each turn of the agent: what leads up to it, and the turn. For TRL and other trainers
// that cannot mask turns, and for chat templates that drop the reasoning of earlier ones.
//   {"prompt":[{"role":"user",…}],"completion":[{"role":"assistant",…}],"tools":[…],"provenance":{…}}
import { z } from 'zod';
import { chatMessages, messagesIn } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { trlForm } from './trl.ts';

const messageSchema = z.looseObject({ role: z.string(), content: z.string() });

const rowSchema = z.strictObject({
  prompt: z.array(messageSchema),
  completion: z.tuple([messageSchema]),
  tools: z.array(functionToolSchema),
  provenance: rowProvenanceSchema,
});

export const promptCompletion = {
  format: 'prompt-completion',
  summary:
    'one row for each turn of the agent (prompt, completion, tools), for trainers that cannot mask turns',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true, cut: 'turns' },
  usage:
    'For `SFTTrainer` of TRL. Set `max_length`: its default of 1,024 tokens would often cut off the completion.',
  line: ({ messages, tools, provenance }: Row): object => {
    const said = chatMessages(messages, trlForm);
    return {
      prompt: said.slice(0, -1),
      completion: said.slice(-1),
      tools: tools.map(functionTool),
      provenance,
    };
  },
  dialogueIn(row) {
    const { prompt, completion, tools } = rowSchema.parse(row);
    const messages = messagesIn([...prompt, ...completion], trlForm);
    return {
      messages: messages.map((message, index) =>
        message.role === 'assistant' && index < prompt.length
          ? { ...message, isMasked: true as const }
          : message,
      ),
      tools: tools.map(declarationIn),
    };
  },
} satisfies Exporter;
