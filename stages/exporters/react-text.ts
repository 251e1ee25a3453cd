// react-text: thought, action, input, and observation as text (ReAct), for any trainer of plain conversations. A play
// under the protocol `react` is there as its agent saw it; another one is put into the same words.
//   {"messages":[{"role":"assistant","content":"Thought: …\nAction: …\nAction Input: {…}","loss":false},
//    {"role":"user","content":"Observation: …"},…],"provenance":{…}}
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { react } from '../protocols/react.ts';
import { numbered } from './call-ids.ts';
import type { Exporter, RowDialogue, Turn } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';

const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
  loss: z.literal(false).optional(),
});

const rowSchema = z.strictObject({ messages: z.array(messageSchema), provenance: rowProvenanceSchema });

export const reactText = {
  format: 'react-text',
  summary: 'thought, action, input, and observation as text; the tool `finish` gives the answer',
  limits: { reasoning: 'everywhere', parallelCalls: false, masks: true, wordsBesideCalls: false },
  usage: 'Messages with `"loss": false` are not to be learned.',
  unfit: ({ messages, tools }) =>
    isShown({ messages, tools }) || messages.some(({ reasoning }) => reasoning)
      ? undefined
      : 'the format demands thoughts, and there are none to learn',
  line({ messages, tools, provenance }): z.infer<typeof rowSchema> {
    const shown = isShown({ messages, tools }) ? messages : react.shown({ messages, tools }).messages;
    return {
      messages: shown.map(({ role, content }, index) => ({
        role: role === 'tool' ? 'user' : role,
        content,
        ...(messages[index]?.isMasked ? { loss: false as const } : {}),
      })),
      provenance,
    };
  },
  dialogueIn(row) {
    const { messages } = rowSchema.parse(row);
    const { prompt, tools } = toolsIn(messages.find(({ role }) => role === 'system')?.content ?? '');
    const turns = messages.map(({ role, content, loss }): Turn => {
      if (role === 'system') return { role, content: prompt };
      const result = role === 'user' ? /^Observation: ([\s\S]*)$/.exec(content) : null;
      if (result) return { role: 'tool', content: result[1] ?? '' };
      if (role === 'user') return { role, content };
      const { malformed: _, toolCalls, ...turn } = react.read({ content, toolCalls: [] }, tools);
      return {
        role,
        ...turn,
        ...(toolCalls.length > 0 ? { toolCalls: toolCalls.map((call) => ({ id: '', ...call })) } : {}),
        ...(loss === false ? { isMasked: true as const } : {}),
      };
    });
    return { messages: numbered(turns), tools };
  },
} satisfies Exporter;

/** Whether the agent of the play wrote this form itself. */
const isShown = ({ messages, tools }: RowDialogue): boolean =>
  tools.length === 0 && messages.every(({ toolCalls, role }) => !toolCalls && role !== 'tool');

/** The system prompt of the agent, and the tools that are described after it. */
function toolsIn(system: string): { prompt: string; tools: ToolOffer[] } {
  const [prompt = '', described] = system.split('\n\nYou work in steps. ');
  const list = described?.split('\nTools:\n')[1] ?? '';
  const tools = [...list.matchAll(/(?:^|\n)([A-Za-z0-9_-]+): ([\s\S]*?)\nArguments: (\{.*\})(?=\n|$)/g)];
  return {
    prompt,
    tools: tools
      .map(([, name = '', description = '', schema = '{}']) => ({
        name,
        description,
        inputSchema: jsonObjectSchema.parse(JSON.parse(schema)),
      }))
      .slice(0, -1), // the last one is the tool that ends a turn
  };
}
