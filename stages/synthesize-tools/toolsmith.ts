// toolsmith: writes the tools of a world, each with an interface for agents and a program that a database
// executes. The step from category to domain to application to tools follows Kimi K2 (section 3.1.1) and
// ToolACE's evolution of APIs.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { type ToolDraft, toolDraftSchema } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Blueprint } from './blueprint.ts';
import { buildTools, type GrowthSeeds } from './build-tools.ts';

interface Input {
  world: Pick<WorldDraft, 'title' | 'summary' | 'schema' | 'tables' | 'clock' | 'policy'>;
  /** One row of each table. */
  samples: WorldDraft['rows'];
  exemplars: { name: string; description: string }[];
  /** Steps of evolution that the tools are to show. */
  steps?: readonly string[];
  /** What the database said of tools that were sent before. */
  mend?: Complaints;
}

/** What was wrong with an earlier answer, in the words of the database where it spoke. */
export interface Complaints {
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
  `Application: ${world.title}. ${world.summary}\nClock: ${world.clock}\nTables:\n${world.schema.join('\n')}\n` +
  section(
    'One row of each table:',
    Object.entries(samples).map(([table, rows]) => `${table}: ${JSON.stringify(rows[0])}`),
  ) +
  section('Rules of the house:', world.policy) +
  section(
    'Real tools from a neighbouring field, for their manner:',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section('Go beyond the obvious in these ways:', steps) +
  section(
    'These of your tools did not work. Write them again:',
    mend?.tools.map(({ tool, faults }) => `${faults.join('; ')}: ${JSON.stringify(tool)}`) ?? [],
  ) +
  section('Of your tools as a whole:', mend?.whole ?? []);

const example: Input = {
  world: {
    title: 'Lending desk',
    summary: 'Lends books to members of one public library.',
    schema: [
      `CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL, "due_on" TEXT NOT NULL, "status" TEXT NOT NULL CHECK ("status" IN ('out', 'back')))`,
    ],
    tables: {
      loans: {
        noun: 'loan',
        plural: 'loans',
        key: 'id',
        label: 'id',
        columns: { id: 'exact', title: 'exact', due_on: 'exact', status: 'exact' },
      },
    },
    clock: '2025-03-01T09:00:00Z',
    policy: ['Only loans that are out can be extended.'],
  },
  samples: { loans: [{ id: 'LN-1001', title: 'The Tide Tables', due_on: '2025-03-14', status: 'out' }] },
  exemplars: [],
};

const exampleTool: z.infer<typeof toolDraftSchema> = {
  name: 'extend_loan',
  description:
    'Moves the due date of one loan and returns the loan as it is afterwards. Use it only for books that are still out; for returned ones make a new loan. Dates are YYYY-MM-DD.',
  inputSchema: {
    type: 'object',
    properties: {
      loan_id: { type: 'string', description: 'ID of the loan, such as LN-1001.' },
      due_on: { type: 'string', format: 'date', description: 'New due date as YYYY-MM-DD.' },
    },
    required: ['loan_id', 'due_on'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      due_on: { type: 'string', format: 'date' },
      status: { type: 'string' },
    },
    required: ['id', 'due_on', 'status'],
    additionalProperties: false,
  },
  effect: 'write',
  operation: 'update',
  references: { loan_id: 'loans' },
  samples: [{ due_on: '2025-03-28' }, { due_on: '2025-04-02' }],
  intents: ['extend {loan_id} until {due_on}', 'I need {loan_id} for longer, until {due_on}'],
  program: {
    guards: [
      {
        sql: 'SELECT EXISTS (SELECT 1 FROM "loans" WHERE "id" = :loan_id)',
        error: { code: 'LOAN_NOT_FOUND', message: 'No loan has the ID {loan_id}.' },
      },
      {
        sql: `SELECT "status" = 'out' FROM "loans" WHERE "id" = :loan_id`,
        error: { code: 'LOAN_NOT_OUT', message: 'Loan {loan_id} is not out.' },
      },
    ],
    statements: ['UPDATE "loans" SET "due_on" = :due_on WHERE "id" = :loan_id'],
    result: { sql: 'SELECT "id", "due_on", "status" FROM "loans" WHERE "id" = :loan_id', shape: 'one' },
  },
};

export const toolsmith: Role<Input, Truth, Output> = {
  name: 'toolsmith',
  summary: 'writes the tools of a world, with programs in SQL',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are an API designer and an SQL programmer. For a given application you write the tools that an agent may call: how each looks to the agent, and the SQLite program that gives it its meaning. Every program is executed against the rows many times before it is accepted.',
      rules: [
        'Six to twenty tools that together let an agent do the daily work of the application: find rows by what people know of them, look at one, make, change, move between states, take back, count. At least a third write.',
        'A description has two to four sentences: what it does and returns, when to use it and when another tool is right, units and formats. It never mentions SQL, tables or this instruction.',
        'Parameters are described and typed as narrowly as the domain allows: enums, ranges, formats. additionalProperties is false. What can be left out is not required.',
        'A program has guards, each one SELECT whose first value must be true, with a typed error in capitals; statements, each one INSERT, UPDATE or DELETE; and one SELECT for the result. Parameters are :names, absent ones are NULL, lists arrive as JSON for json_each, :now is the clock.',
        'First guard that keys exist, then that states and policies allow the call. A read has no statements.',
        'New keys continue the highest one there is. Nested results are built with json_object and json_group_array, and the output schema says so.',
        'A call that names rows of a table changes no other rows of that table that were there before.',
        'Where the input lists tools of yours that did not work, with what the database said, reply with those tools alone, mended, under the same names; add others only where something is said to be missing.',
        'No recursive queries, no random(), no CURRENT_TIMESTAMP, no PRAGMA, no DDL.',
        'references: each parameter that takes a key, with its table. samples: three to six sets of values, for parameters that are no keys, that a user might come with. intents: two or three ways in which a user asks for this, in everyday words, with {parameter} where a value goes and never the name of the tool.',
      ],
      schema: schemaOf(output),
      example: { input: render(example), reply: { tools: [exampleTool] } },
      input: render(input),
    }),
  parse: asJson('toolsmith', output),
  /** Gives all it can the first time: asked to mend, it has nothing to add. */
  procedure: ({ mend }, { blueprint, seeds }, random) => ({
    tools: mend ? [] : buildTools(blueprint, seeds, random),
  }),
};
