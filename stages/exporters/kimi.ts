// kimi: messages for the chat templates of Kimi K2 and K2 Thinking. Calls are `functions.NAME:INDEX`, counted over the
// dialogue, and their results name them. The template of K2 Thinking drops what was thought before the last answer, so
// a dialogue with reasoning has a row for each chain of calls and one for each answer.
//   {"messages":[{"role":"assistant","content":"","tool_calls":[{"id":"functions.get_loan:0","type":"function",
//    "function":{"name":"get_loan","arguments":"{…}"}}]},{"role":"tool","name":"get_loan",
//    "tool_call_id":"functions.get_loan:0","content":"…"}],"tools":[…],"provenance":{…}}
import { withCallIds } from './call-ids.ts';
import { chatRows } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';

const rows = chatRows({
  reasoning: 'reasoning_content',
  mask: { key: 'loss', value: false },
  hasIds: true,
  hasTexts: true,
});

export const kimi = {
  format: 'kimi',
  summary: 'messages for Kimi K2 and K2 Thinking; calls are numbered functions.NAME:INDEX',
  limits: { reasoning: 'chain', parallelCalls: true, masks: true },
  usage: 'Turns with `"loss": false` are not to be learned.',
  line: ({ messages, ...rest }: Row) =>
    rows.line({ messages: withCallIds(messages, (number, name) => `functions.${name}:${number}`), ...rest }),
  dialogueIn: rows.dialogueIn,
  rendering: rows.rendering,
} satisfies Exporter;
