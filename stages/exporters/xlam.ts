// xlam: query, answers, and tools as in the xLAM function-calling sets of Salesforce: the opening request and the calls
// that answer it first. Plays that begin with words have no row, and the system prompt is left out.
//   {"id":"…","query":"…","answers":"[{\"name\":…,\"arguments\":{…}}]","tools":"[{\"name\":…,\"description\":…,
//    \"parameters\":{…}}]","provenance":{…}}
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { Exporter } from './exporter.ts';
import { rowProvenanceSchema } from './row-provenance.ts';

const rowSchema = z.strictObject({
  id: z.string(),
  query: z.string(),
  answers: z.string(),
  tools: z.string(),
  provenance: rowProvenanceSchema,
});

const answersSchema = z.array(z.strictObject({ name: z.string(), arguments: jsonObjectSchema }));

const toolsSchema = z.array(
  z.strictObject({ name: z.string(), description: z.string(), parameters: jsonObjectSchema }),
);

export const xlam = {
  format: 'xlam',
  summary: 'xLAM rows (query, answers, tools): the opening request and the calls that it leads to at once',
  limits: {
    reasoning: 'nowhere',
    parallelCalls: true,
    masks: true,
    cut: 'opening',
    wordsBesideCalls: false,
  },
  line({ messages, tools, provenance }): z.infer<typeof rowSchema> {
    const calls = messages.at(-1)?.toolCalls ?? [];
    return {
      id: provenance.uuid,
      query: messages
        .filter(({ role }) => role === 'user')
        .map(({ content }) => content)
        .join('\n'),
      answers: JSON.stringify(calls.map(({ name, arguments: given }) => ({ name, arguments: given }))),
      tools: JSON.stringify(
        tools.map(({ name, description, inputSchema: parameters }) => ({ name, description, parameters })),
      ),
      provenance,
    };
  },
  dialogueIn(row) {
    const { query, answers, tools } = rowSchema.parse(row);
    const toolCalls = answersSchema
      .parse(JSON.parse(answers))
      .map((call, number) => ({ id: `call_${number}`, ...call }));
    return {
      messages: [
        { role: 'user', content: query },
        { role: 'assistant', content: '', toolCalls },
      ],
      tools: toolsSchema
        .parse(JSON.parse(tools))
        .map(({ name, description, parameters: inputSchema }) => ({ name, description, inputSchema })),
    };
  },
} satisfies Exporter;
