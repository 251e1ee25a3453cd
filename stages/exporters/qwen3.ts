// qwen3: messages for the chat template of Qwen3, which drops the reasoning of turns before the last message of the
// user: a dialogue with reasoning has a row for each message of the user.
//   {"messages":[{"role":"assistant","content":"","reasoning_content":"…","tool_calls":[…],"loss":false},…],"tools":[…],"provenance":{…}}
import { chatRows } from './chat-row.ts';
import type { Exporter } from './exporter.ts';

export const qwen3 = {
  format: 'qwen3',
  summary:
    'messages for the chat template of Qwen3; one row for each message of the user if there is reasoning',
  limits: { reasoning: 'exchange', parallelCalls: true, masks: true },
  usage:
    'Turns with `"loss": false` are not to be learned (ms-swift and slime read this key). ms-swift drops ' +
    '`reasoning_content`: give it rows of the format `ms-swift`.',
  ...chatRows({
    reasoning: 'reasoning_content',
    mask: { key: 'loss', value: false },
    hasIds: false,
    hasTexts: false,
  }),
} satisfies Exporter;
