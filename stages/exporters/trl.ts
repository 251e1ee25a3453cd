// trl: `messages` and `tools` for TRL and chat templates of Hugging Face, `arguments` as objects, reasoning kept.
//   {"messages":[{"role":"assistant","content":"","reasoning_content":"…","tool_calls":[{"type":"function",
//    "function":{"name":"…","arguments":{…}}}]},…],"tools":[…],"provenance":{…}}
import { type ChatForm, chatRows } from './chat-row.ts';
import type { Exporter } from './exporter.ts';

export const trlForm: ChatForm = {
  reasoning: 'reasoning_content',
  mask: null,
  hasIds: false,
  hasTexts: false,
};

export const trl = {
  format: 'trl',
  summary: 'TRL rows (messages + tools); arguments are objects, reasoning is kept, and every turn is learned',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: false },
  usage:
    'For `SFTTrainer` with `assistant_only_loss=True`; TRL then puts a chat template in place that keeps the reasoning ' +
    'of every turn, for the families that it knows. Set `max_length`: its default of 1,024 tokens is often shorter than ' +
    'the declarations of the tools.',
  ...chatRows(trlForm),
} satisfies Exporter;
