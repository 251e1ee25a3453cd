// axolotl: messages for the `chat_template` strategy of Axolotl. Tools and arguments are JSON texts, which it parses, so
// that every row has the same types; `"train": false` masks a turn.
//   {"messages":[{"role":"assistant","content":"","tool_calls":[{"id":"call_0","type":"function",
//    "function":{"name":"…","arguments":"{…}"}}],"train":false},…],"tools":"[…]","provenance":{…}}
import { z } from 'zod';
import { chatRows } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';
import { functionTool } from './function-tool.ts';
import { withParsedTexts } from './parsed-texts.ts';

const rows = chatRows({
  reasoning: 'reasoning_content',
  mask: { key: 'train', value: false },
  hasIds: true,
  hasTexts: true,
});

const toolsSchema = z.looseObject({ tools: z.string() });

export const axolotl = {
  format: 'axolotl',
  summary: 'messages for the chat_template strategy of Axolotl; `"train": false` masks a turn',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true },
  usage:
    'In the config: `type: chat_template`, `field_messages: messages`, `field_tools: tools`, ' +
    '`message_field_training: train`, `roles_to_train: [assistant]`. The template of Qwen3 drops the reasoning of ' +
    'earlier turns; one that keeps it can be named with `chat_template_jinja`.',
  line: (row: Row) => ({ ...rows.line(row), tools: JSON.stringify(row.tools.map(functionTool)) }),
  dialogueIn(row) {
    const { tools, ...rest } = toolsSchema.parse(row);
    return rows.dialogueIn({ ...rest, tools: JSON.parse(tools) });
  },
  rendering: (row) => withParsedTexts(row),
} satisfies Exporter;
