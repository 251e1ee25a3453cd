// mistral: rows for mistral-common, mistral-finetune and the chat templates of Mistral: call ids of nine letters and
// digits, weight 0 on turns that are not to be learned, no reasoning. Arguments are objects: templates would encode a
// text again, and mistral-common takes both.
//   {"messages":[{"role":"assistant","content":"","tool_calls":[{"id":"call00000","type":"function",
//    "function":{"name":"…","arguments":{…}}}]},{"role":"tool","name":"…","tool_call_id":"call00000",
//    "content":"…"}],"tools":[…],"provenance":{…}}
import { withCallIds } from './call-ids.ts';
import { chatRows } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';

const rows = chatRows({ reasoning: null, mask: { key: 'weight', value: 0 }, hasIds: true, hasTexts: false });

export const mistral = {
  format: 'mistral',
  summary: 'rows for Mistral; call ids have nine characters, and weight 0 masks a turn',
  limits: {
    reasoning: 'nowhere',
    parallelCalls: true,
    masks: true,
    wordsBesideCalls: false,
    declarations: { description: 4096, name: 64 },
  },
  line: ({ messages, ...rest }: Row) =>
    rows.line({
      messages: withCallIds(messages, (number) => `call${String(number).padStart(5, '0')}`),
      ...rest,
    }),
  dialogueIn: rows.dialogueIn,
  rendering: rows.rendering,
} satisfies Exporter;
