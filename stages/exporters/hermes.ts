// hermes: the form of the Hermes function-calling sets of Nous Research. Tools, calls, and results are text in XML tags,
// so that any trainer of plain conversations can learn from it. Weight 0 masks an entry.
//   {"conversations":[{"from":"system","value":"… <tools>[…]</tools> …"},{"from":"human","value":"…"},
//    {"from":"gpt","value":"<tool_call>\n{…}\n</tool_call>"},{"from":"tool",
//    "value":"<tool_response>\n…\n</tool_response>"}],"provenance":{…}}
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { numbered } from './call-ids.ts';
import type { Exporter, Turn } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { callIn, callText } from './spoken.ts';
import { thoughtIn, thoughtText } from './thoughts.ts';
import { toolsIn, toolsText } from './tools-text.ts';

const entrySchema = z.strictObject({
  from: z.enum(['system', 'human', 'gpt', 'tool']),
  value: z.string(),
  weight: z.literal(0).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const rowSchema = z.strictObject({ conversations: z.array(entrySchema), provenance: rowProvenanceSchema });

export const hermes = {
  format: 'hermes',
  summary: 'conversations with tools, calls, and results as text in XML tags, as Hermes models write them',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: true },
  line({ messages, tools, provenance }): z.infer<typeof rowSchema> {
    const entries: Entry[] = [];
    for (const message of messages) {
      const entry = entryOf(message, tools);
      const last = entries.at(-1);
      if (last?.from === 'tool' && entry.from === 'tool') entries.pop();
      entries.push(
        last?.from === 'tool' && entry.from === 'tool'
          ? { from: 'tool', value: `${last.value}\n${entry.value}` }
          : entry,
      );
    }
    return { conversations: entries, provenance };
  },
  dialogueIn(row) {
    const { conversations } = rowSchema.parse(row);
    const tools = conversations.flatMap(({ from, value }) => (from === 'system' ? declaredIn(value) : []));
    return { messages: numbered(conversations.flatMap(turnsOf)), tools };
  },
} satisfies Exporter;

function entryOf(
  { role, content, reasoning, toolCalls = [], isMasked }: Turn,
  tools: readonly ToolOffer[],
): Entry {
  if (role === 'system') return { from: 'system', value: `${content}${declarations(tools)}` };
  if (role === 'user') return { from: 'human', value: content };
  if (role === 'tool') return { from: 'tool', value: `<tool_response>\n${content}\n</tool_response>` };
  const words = `${thoughtText(reasoning)}${content}`;
  const calls = toolCalls.map((call) => `<tool_call>\n${callText(call)}\n</tool_call>`);
  return {
    from: 'gpt',
    value: [...(words === '' ? [] : [calls.length > 0 ? words.trimEnd() : words]), ...calls].join('\n'),
    ...(isMasked ? { weight: 0 } : {}),
  };
}

const declarations = (tools: readonly ToolOffer[]): string =>
  tools.length === 0
    ? ''
    : '\n\nYou can call functions. Their signatures are given as JSON between these tags:\n' +
      `<tools>\n${toolsText(tools)}\n</tools>\n` +
      'To call a function, write a JSON object with its name and its arguments between these tags, once for each call:\n' +
      '<tool_call>\n{"name": "the name of the function", "arguments": {}}\n</tool_call>';

function declaredIn(system: string): ToolOffer[] {
  const found = /<tools>\n([\s\S]*)\n<\/tools>/.exec(system);
  return found?.[1] === undefined ? [] : toolsIn(found[1]);
}

function turnsOf({ from, value, weight }: Entry): Turn[] {
  if (from === 'system')
    return [{ role: 'system', content: value.split('\n\nYou can call functions. ')[0] ?? '' }];
  if (from === 'human') return [{ role: 'user', content: value }];
  if (from === 'tool')
    return [...value.matchAll(/<tool_response>\n([\s\S]*?)\n<\/tool_response>(?=\n<tool_response>|$)/g)].map(
      ([, content = '']) => ({ role: 'tool', content }),
    );
  const [words = '', ...calls] = value.split(/(?:^|\n)<tool_call>\n/);
  const { reasoning, rest } = thoughtIn(words);
  const toolCalls = calls.map((text) => ({ id: '', ...callIn(text.replace(/\n<\/tool_call>$/, '')) }));
  return [
    {
      role: 'assistant',
      content: rest,
      ...(reasoning === undefined ? {} : { reasoning }),
      ...(toolCalls.length > 0 ? { toolCalls } : {}),
      ...(weight === 0 ? { isMasked: true as const } : {}),
    },
  ];
}
