// simulation-writer: writes the records behind the tools of a real server whose meaning no program expresses, the rules
// that must hold for them, and what each tool may change. A simulator answers calls to the tools from these records,
// and code holds every answer against the rules.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { simulationDraftSchema } from '../../schemas/simulation.ts';
import type { Spec } from '../../schemas/spec.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { exampleReply, exampleTools } from './example.ts';

interface Input {
  readonly server: string;
  readonly tools: readonly Pick<
    Spec,
    'name' | 'description' | 'inputSchema' | 'outputSchema' | 'annotations'
  >[];
  /** What was wrong with an earlier reply. */
  readonly faults?: readonly string[];
}

const { state: _, ...shape } = simulationDraftSchema.shape;

const output = z.strictObject({
  simulation: z
    .strictObject({
      ...shape,
      rows: z
        .record(z.string(), z.array(jsonObjectSchema))
        .describe('table -> its rows before the first call'),
    })
    .nullable()
    .describe('null if no records can stand behind the tools'),
  skipped: z.array(z.strictObject({ tool: z.string(), why: z.string() })),
});
export type WrittenSimulation = z.infer<typeof output>;

const longestDescription = 800;

const render = ({ server, tools, faults = [] }: Input): string =>
  `Server: ${server}\n` +
  section(
    'Its tools:',
    tools.map(({ name, description, inputSchema, outputSchema, annotations }) =>
      [
        `${name}: ${description.slice(0, longestDescription)}`,
        `Parameters: ${JSON.stringify(inputSchema)}`,
        ...(outputSchema ? [`Output: ${JSON.stringify(outputSchema)}`] : []),
        ...(annotations ? [`Annotations: ${JSON.stringify(annotations)}`] : []),
      ].join('\n  '),
    ),
  ) +
  section('Your last reply failed validation. Send the complete, corrected reply:', faults);

const example: Input = { server: 'greenhouse-control', tools: exampleTools };

const who = `
  You are an engineer who builds test doubles for services. You receive the tools of one real server. You write the
  records that such a server holds on an ordinary day, so that a simulator can answer calls from them. The simulator
  knows nothing but your records, and code checks that it breaks none of your rules.
`;

const rules: readonly string[] = [
  `Skip every tool whose answers do not follow from records: one that computes, searches the web, runs code, looks at
    pictures, or writes texts. List it in "skipped" with the reason. If fewer than three tools remain, or none of them
    reads, set "simulation" to null.`,
  `tables: One for each sort of thing that the tools read or change. "row" is a JSON Schema for its rows: give every
    column a type, and an enum, a minimum, or a format wherever the server would insist on one. "key" is a column of
    short IDs, numbered from a prefix where the server makes them ("sen-4"). "label" is the column by which people
    name a row.`,
  `columns: "exact" for values that must be right, "semantic" for free text, "exempt" for times of changes and other
    traces.`,
  `references: Each column that holds a key of a table. fixed: Columns that no call changes once a row exists.`,
  `rows: Six to twelve for each main table, in plausible variety: different states, different numbers, a few empty
    columns. Give every row a name of its own. Every value that a tool returns must be in a row, because nothing else
    can be returned. Use invented people and companies.`,
  `tools: "read" tools change nothing. For a "write" tool, list which tables it may change and how: "add", "change", or
    "remove" rows. In "references", name each parameter that takes a key, with its table. In "samples", give two to
    four sets of realistic values for the required parameters that take no key. In "intents", write two to four ways in
    which a user asks for this in everyday words, as an order or as a question, with {parameter} for each value.`,
  `Write the summary as one sentence that starts with a verb. "clock" is the time at which everything happens.`,
];

export const simulationWriter: Role<Input, undefined, WrittenSimulation> = {
  name: 'simulation-writer',
  summary: 'writes the records behind tools of real servers that a model simulates; needs a model',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('simulation-writer', output),
  // No procedure knows what a service holds whose tools it does not understand.
  procedure: () => ({ simulation: null, skipped: [] }),
};
