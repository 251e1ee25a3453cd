// llama-factory: ShareGPT conversations as LLaMA-Factory demands them: human and observation on odd places, gpt and
// function_call on even ones. So the results of a turn are one observation, and its calls one list; words beside calls
// stand before them, and the calls then in `<tool_call>`, which its templates look for.
//   {"conversations":[{"from":"human","value":"…"},{"from":"function_call","value":"[{\"name\":…}]"},
//    {"from":"observation","value":"…"},{"from":"gpt","value":"…"}],"system":"…","tools":"[…]","provenance":{…}}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { numbered } from './call-ids.ts';
import type { Exporter, Row, Turn } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';
import { thoughtIn, thoughtText } from './thoughts.ts';
import { toolsIn } from './tools-text.ts';

const entrySchema = z.strictObject({
  from: z.enum(['human', 'gpt', 'function_call', 'observation']),
  value: z.string(),
});
type Entry = z.infer<typeof entrySchema>;

const rowSchema = z.strictObject({
  conversations: z.array(entrySchema),
  system: z.string(),
  tools: z.string(),
  provenance: rowProvenanceSchema,
});

/** What LLaMA-Factory itself writes between the results of one turn. */
const between = '\n</tool_response>\n<tool_response>\n';

const columns = { messages: 'conversations', system: 'system', tools: 'tools' };

export const llamaFactory = {
  format: 'llama-factory',
  summary: 'ShareGPT conversations in the strict alternation of LLaMA-Factory, with its dataset_info.json',
  limits: { reasoning: 'everywhere', parallelCalls: true, masks: false },
  usage:
    'Point `dataset_dir` at this folder and set `dataset: toolloom_train` and `eval_dataset: toolloom_test`.',
  files: {
    'dataset_info.json': {
      toolloom_train: { file_name: 'train.jsonl', formatting: 'sharegpt', columns },
      toolloom_test: { file_name: 'test.jsonl', formatting: 'sharegpt', columns },
    },
  },
  unfit: (row) => (isAlternating(entriesOf(row)) ? undefined : 'speakers do not alternate'),
  line: (row): z.infer<typeof rowSchema> => ({
    conversations: entriesOf(row),
    system: row.messages.find(({ role }) => role === 'system')?.content ?? '',
    tools: JSON.stringify(
      row.tools.map(({ name, description, inputSchema: parameters }) => ({
        type: 'function',
        function: { name, description, parameters },
      })),
    ),
    provenance: row.provenance,
  }),
  dialogueIn(row) {
    const { conversations, system, tools } = rowSchema.parse(row);
    if (!isAlternating(conversations)) throw new Error('speakers do not alternate');
    const turns: Turn[] = [{ role: 'system', content: system }, ...conversations.flatMap(turnsOf)];
    return { messages: numbered(turns), tools: toolsIn(tools) };
  },
} satisfies Exporter;

const isAlternating = (entries: readonly Entry[]): boolean =>
  entries.length % 2 === 0 &&
  entries.every(({ from }, index) => (index % 2 === 0) === (from === 'human' || from === 'observation'));

function entriesOf({ messages }: Row): Entry[] {
  const entries: Entry[] = [];
  for (const message of messages) {
    if (message.role === 'system') continue;
    const entry = entryOf(message);
    const last = entries.at(-1);
    const isSameTurn = message.role === 'tool' && last?.from === 'observation';
    if (isSameTurn) entries.pop();
    entries.push(
      isSameTurn ? { from: 'observation', value: `${last.value}${between}${entry.value}` } : entry,
    );
  }
  return entries;
}

function entryOf({ role, content, reasoning, toolCalls }: Turn): Entry {
  if (role === 'tool') return { from: 'observation', value: content };
  if (role !== 'assistant') return { from: 'human', value: content };
  if (!toolCalls) return { from: 'gpt', value: `${thoughtText(reasoning)}${content}` };
  const calls = JSON.stringify(toolCalls.map(({ name, arguments: given }) => ({ name, arguments: given })));
  const value = content === '' ? calls : `${content}\n<tool_call>\n${calls}\n</tool_call>`;
  return { from: 'function_call', value: `${thoughtText(reasoning)}${value}` };
}

const callsSchema = z.array(z.strictObject({ name: z.string(), arguments: jsonObjectSchema }));

function turnsOf({ from, value }: Entry): Turn[] {
  if (from === 'human') return [{ role: 'user', content: value }];
  if (from === 'observation') return value.split(between).map((content) => ({ role: 'tool', content }));
  const { reasoning, rest } = thoughtIn(value);
  const head = { role: 'assistant' as const, ...(reasoning === undefined ? {} : { reasoning }) };
  if (from === 'gpt') return [{ ...head, content: rest }];
  const [, words = '', inTags] = /^([\s\S]*)\n<tool_call>\n([\s\S]*)\n<\/tool_call>$/.exec(rest) ?? [];
  const calls = callsSchema.parse(JSON.parse(inTags ?? rest));
  return [{ ...head, content: words, toolCalls: calls.map((call) => ({ id: '', ...call })) }];
}
