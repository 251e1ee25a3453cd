// toolsmith: writes the tools of a world, each with an interface for agents and a program that a database
// executes. The path from category to domain to application to tools follows Kimi K2 (section 3.1.1) and
// ToolACE's evolution of APIs.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Policy } from '../../schemas/policy.ts';
import { type ToolDraft, toolDraftSchema } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { narrowedSchema } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Blueprint } from './blueprint.ts';
import { buildTools, type GrowthSeeds } from './build-tools.ts';
import { exampleWorld } from './worked-example.ts';
import { exampleTools } from './worked-tools.ts';

interface Input {
  world: Pick<WorldDraft, 'title' | 'summary' | 'schema' | 'tables' | 'clock' | 'policies'>;
  /** One row of each table. */
  samples: WorldDraft['rows'];
  exemplars: { name: string; description: string }[];
  /** Steps of evolution that the tools should show. */
  steps?: readonly string[];
  /** What the database said about the tools of an earlier reply. */
  mend?: Complaints;
}

/** What was wrong with an earlier reply, in the words of the database where there are any. */
interface Complaints {
  readonly tools: readonly { readonly tool: ToolDraft; readonly faults: readonly string[] }[];
  /** About the tools as a whole. */
  readonly whole: readonly string[];
}

interface Truth {
  blueprint: Blueprint;
  seeds: GrowthSeeds;
}

const output = z.strictObject({ tools: z.array(toolDraftSchema).max(20) });
type Output = z.infer<typeof output>;

const render = ({ world, samples, exemplars, steps = [], mend }: Input): string =>
  `Application: ${world.title}. ${world.summary}\nClock: ${world.clock}\n` +
  `Tables:\n${world.schema.join('\n')}\n` +
  section(
    'One row of each table:',
    Object.entries(samples).map(([table, rows]) => `${table}: ${JSON.stringify(rows[0])}`),
  ) +
  section('Policies:', world.policies.map(inWords)) +
  section(
    'Tools of other services, as examples of style (write none of them):',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section('Go beyond the obvious in these ways:', steps) +
  section(
    'These tools of yours failed validation. Fix them:',
    mend?.tools.map(({ tool, faults }) => `${faults.join('; ')}: ${JSON.stringify(tool)}`) ?? [],
  ) +
  section('Problems with the set of tools as a whole:', mend?.whole ?? []);

/** What the writer of tools needs of a policy: who enforces it, and when it is broken. */
const inWords = ({ prose, enforcedBy, check, error }: Policy): string =>
  enforcedBy === 'agent'
    ? `${prose} (binds the agent; your tools let it through)`
    : `${prose} (enforce it with ${error.code}` +
      `${check.on === 'change' ? `; broken by a change of ${check.table} where ${check.violation}` : ''})`;

const example: Input = {
  world: exampleWorld,
  samples: Object.fromEntries(
    Object.entries(exampleWorld.rows).map(([table, rows]) => [table, rows.slice(0, 1)]),
  ),
  exemplars: [],
};

const who = `
  You are an API designer and an SQL programmer. You receive an application: its tables, sample rows, and
  policies. You write the tools that an agent can call: the interface that the agent sees, and the SQLite
  program that gives each tool its meaning. Every program is executed many times against the rows before it is
  accepted.
`;

const rules: readonly string[] = [
  `Write six to twenty tools that cover the daily work of the application: search for rows by what people
   know about them, read one row, create, update, change states, and undo. At least a third of the tools
   write.`,
  `At least a quarter of the tools do more than read or write a record: they compute a price or a total,
   convert a value, quote before anything is ordered, check whether something is possible, or notify
   somebody. Their results contain values that no row holds.`,
  `Name a tool as a product team would, with a verb and at most three more words, in at most 40 characters:
   reschedule_booking, check_availability, quote_order.`,
  `Give each tool a description of two to four sentences: what it does and returns, when to use it, when to
   use another tool instead, and the units and formats of its values. Do not mention SQL, tables, or these
   rules.`,
  `Describe every parameter and give it the narrowest type that the domain allows, with enums, ranges, and
   formats. Set additionalProperties to false. Require only the parameters that a call cannot do without.
   Let a search return a page of rows and the number of all matches.`,
  `Build each program from guards, statements, and one result. A guard is one SELECT whose first value must
   be true, with an error code in capital letters and a message. A statement is one INSERT, UPDATE, or
   DELETE. The result is one SELECT. A tool that only reads has no statements.`,
  `Refer to parameters as :name. A parameter that the call leaves out is NULL, a list arrives as JSON for
   json_each, and :now is the clock of the application.`,
  `Check in the guards that keys exist first, then that the states and policies allow the call. Every tool
   that could break an enforced policy refuses with the error code of that policy, whichever way it writes.
   Validation tries to break each policy through each tool.`,
  `Do not guard the policies that bind the agent. The tools let such a call through; it is the agent who has
   to refuse or to ask first. Do not mention these policies in descriptions.`,
  `Number new keys from the highest existing one. Build nested results with json_object and
   json_group_array, and declare them in the output schema.`,
  `Change only the rows that the call names. Other existing rows of the same table stay as they are.`,
  `Do
   not use recursive queries, random(), CURRENT_TIMESTAMP, PRAGMA, or DDL.`,
  `In "references", list each parameter that takes a key, with its table. In "samples", give three to six
   sets of realistic values for the parameters that do not take keys. In "intents", write two or three
   sentences in which a user asks for this in everyday words, with {parameter} for each value and without
   the tool name.`,
  `If the input lists tools that failed validation, reply with corrected versions of those tools only, under
   the same names. Add other tools only if the input says that something is missing.`,
];

export const toolsmith: Role<Input, Truth, Output> = {
  name: 'toolsmith',
  summary: 'writes the tools of a world, with programs in SQL',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      narrowed: narrowedSchema(schemaOf(output), {
        'tools.items.properties.samples': { maxItems: 6 },
        'tools.items.properties.intents': { maxItems: 4 },
      }),
      example: { input: render(example), reply: { tools: exampleTools } },
      input: render(input),
    }),
  parse: asJson('toolsmith', output),
  /** It gives all it has the first time; asked for corrections, it has none. */
  procedure: ({ mend }, { blueprint, seeds }, random) => ({
    tools: mend ? [] : buildTools(blueprint, seeds, random),
  }),
};
