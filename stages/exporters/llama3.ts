// llama3: messages for the chat templates of Llama 3.1 to 3.3, which refuse turns with several calls, leave out what is
// said beside a call, and know no reasoning.
//   {"messages":[{"role":"assistant","content":"","tool_calls":[{"type":"function","function":{"name":"…",
//    "arguments":{…}}}]},…],"tools":[…],"provenance":{…}}
import { chatRows } from './chat-row.ts';
import type { Exporter } from './exporter.ts';

export const llama3 = {
  format: 'llama3',
  summary: 'messages for the chat template of Llama 3.1 and later, with one call a turn and no reasoning',
  limits: { reasoning: 'nowhere', parallelCalls: false, masks: true, wordsBesideCalls: false },
  usage: 'Turns with `"loss": false` are not to be learned.',
  ...chatRows({ reasoning: null, mask: { key: 'loss', value: false }, hasIds: false, hasTexts: false }),
} satisfies Exporter;
