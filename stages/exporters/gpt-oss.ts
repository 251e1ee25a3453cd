// gpt-oss: messages for the chat template of gpt-oss, which writes harmony. Reasoning is `thinking`. The template takes
// one call a turn, refuses words beside both a call and thinking, and drops what was thought before the last answer.
//   {"messages":[{"role":"assistant","content":"","thinking":"…","tool_calls":[{"type":"function",
//    "function":{"name":"…","arguments":{…}}}]},…],"tools":[…],"provenance":{…}}
import { chatRows } from './chat-row.ts';
import type { Exporter } from './exporter.ts';

export const gptOss = {
  format: 'gpt-oss',
  summary: 'messages for gpt-oss (harmony), with one call a turn; reasoning is `thinking`',
  limits: { reasoning: 'chain', parallelCalls: false, masks: true, wordsBesideCalls: false },
  usage: 'Turns with `"loss": false` are not to be learned.',
  ...chatRows({
    reasoning: 'thinking',
    mask: { key: 'loss', value: false },
    hasIds: false,
    hasTexts: false,
  }),
} satisfies Exporter;
