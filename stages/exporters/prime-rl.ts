// prime-rl: rows for its SFT trainer: `messages`, and tools as a JSON text. It masks by role only, so every turn of the
// agent is learned.
//   {"messages":[{"role":"assistant","content":"","tool_calls":[{"id":"call_0","type":"function",
//    "function":{"name":"…","arguments":"{…}"}}]},…],"tools":"[…]","provenance":{…}}
import { z } from 'zod';
import { chatRows } from './chat-row.ts';
import type { Exporter, Row } from './exporter.ts';
import { functionTool } from './function-tool.ts';
import { withParsedTexts } from './parsed-texts.ts';

const rows = chatRows({ reasoning: 'reasoning_content', mask: null, hasIds: true, hasTexts: true });

const toolsSchema = z.looseObject({ tools: z.string() });

export const primeRl = {
  format: 'prime-rl',
  summary: 'messages for the SFT trainer of prime-rl, with tools as a JSON text; every turn is learned',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: false },
  line: (row: Row) => ({ ...rows.line(row), tools: JSON.stringify(row.tools.map(functionTool)) }),
  dialogueIn(row) {
    const { tools, ...rest } = toolsSchema.parse(row);
    return rows.dialogueIn({ ...rest, tools: JSON.parse(tools) });
  },
  rendering: (row) => withParsedTexts(row),
} satisfies Exporter;
