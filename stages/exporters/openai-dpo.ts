// openai-dpo: rows for preference fine-tuning at OpenAI and services that took over its format, such as Azure,
// Fireworks, and Together. Messages have the form of `openai`.
//   {"input":{"messages":[…],"tools":[…],"parallel_tool_calls":true},"preferred_output":[{"role":"assistant",
//    …}],"non_preferred_output":[{"role":"assistant",…}]}
import { z } from 'zod';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';
import { messageIn, openaiLimits, rowMessage, rowMessageSchema } from './openai.ts';
import type { PairExporter } from './pair-exporter.ts';

const rowSchema = z.strictObject({
  input: z.strictObject({
    messages: z.array(rowMessageSchema),
    tools: z.array(functionToolSchema),
    parallel_tool_calls: z.boolean(),
  }),
  preferred_output: z.tuple([rowMessageSchema]),
  non_preferred_output: z.tuple([rowMessageSchema]),
});

export const openaiDpo = {
  format: 'openai-dpo',
  summary:
    'OpenAI preference rows (input, preferred_output, non_preferred_output), also for Azure, Fireworks, and Together',
  limits: openaiLimits,
  lines({ preference: { prompt, chosen, rejected, tools } }): z.infer<typeof rowSchema>[] {
    return [
      {
        input: {
          messages: prompt.map(rowMessage),
          tools: tools.map(functionTool),
          parallel_tool_calls: [...prompt, chosen, rejected].some(
            ({ toolCalls = [] }) => toolCalls.length > 1,
          ),
        },
        preferred_output: [rowMessage(chosen)],
        non_preferred_output: [rowMessage(rejected)],
      },
    ];
  },
  preferenceIn(rows) {
    const [{ input, preferred_output, non_preferred_output }] = z.tuple([rowSchema]).parse(rows);
    return {
      prompt: input.messages.map(messageIn),
      chosen: messageIn(preferred_output[0]),
      rejected: messageIn(non_preferred_output[0]),
      tools: input.tools.map(declarationIn),
    };
  },
} satisfies PairExporter;
