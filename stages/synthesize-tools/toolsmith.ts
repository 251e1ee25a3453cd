// toolsmith: writes the tools of a world, each with an interface for agents and a program that a database
// executes. The path from category to domain to application to tools follows Kimi K2 (section 3.1.1) and
// ToolACE's evolution of APIs.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Policy } from '../../schemas/policy.ts';
import { type ToolDraft, toolDraftSchema } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Blueprint } from './blueprint.ts';
import { buildTools, type GrowthSeeds } from './build-tools.ts';

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
    'Real tools from a related field, as examples of style:',
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
  world: {
    title: 'Lending desk',
    summary: 'Lends books to members of one public library.',
    schema: [
      'CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL, "due_on" TEXT NOT NULL, ' +
        `"status" TEXT NOT NULL CHECK ("status" IN ('out', 'back')))`,
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
    policies: [
      {
        id: 'extend-only-open-loans',
        about: 'state',
        enforcedBy: 'tools',
        check: {
          on: 'change',
          table: 'loans',
          violation:
            "changed.kind = 'update' AND changed.new_due_on IS NOT changed.old_due_on AND changed.old_status <> 'out'",
        },
        error: { code: 'LOAN_NOT_OUT', message: 'Only loans that are out can be extended.' },
        prose: 'Only loans that are out can be extended.',
      },
    ],
  },
  samples: { loans: [{ id: 'LN-1001', title: 'The Tide Tables', due_on: '2025-03-14', status: 'out' }] },
  exemplars: [],
};

const exampleTool: z.infer<typeof toolDraftSchema> = {
  name: 'extend_loan',
  description:
    'Changes the due date of one loan and returns the updated loan. Use it only for books that are still ' +
    'out; for returned books, create a new loan. Dates are YYYY-MM-DD.',
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
  intents: ['extend {loan_id} until {due_on}', 'I need to keep {loan_id} until {due_on}'],
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

const who = `
  You are an API designer and an SQL programmer. You receive an application: its tables, sample rows, and
  policies. You write the tools that an agent can call: the interface that the agent sees, and the SQLite
  program that gives each tool its meaning. Every program is executed many times against the rows before it is
  accepted.
`;

const rules: readonly string[] = [
  `Write six to twenty tools that cover the daily work of the application: search for rows by what people
   know about them, read one row, create, update, change states, undo, and count. At least a third of the
   tools write.`,
  `Give each tool a description of two to four sentences: what it does and returns, when to use it, when to
   use another tool instead, and the units and formats of its values. Do not mention SQL, tables, or these
   rules.`,
  `Describe every parameter and give it the narrowest type that the domain allows, with enums, ranges, and
   formats. Set additionalProperties to false. Require only the parameters that a call cannot do without.`,
  `Build each program from guards, statements, and one result. A guard is one SELECT whose first value must
   be true, with an error code in capital letters and a message. A statement is one INSERT, UPDATE, or
   DELETE. The result is one SELECT. A tool that only reads has no statements.`,
  `Refer to parameters as :name. A parameter that the call leaves out is NULL, a list arrives as JSON for
   json_each, and :now is the clock of the application.`,
  `Check in the guards that keys exist first, then that the states and policies allow the call. Every tool
   that could break a policy checks it.`,
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
      example: { input: render(example), reply: { tools: [exampleTool] } },
      input: render(input),
    }),
  parse: asJson('toolsmith', output),
  /** It gives all it has the first time; asked for corrections, it has none. */
  procedure: ({ mend }, { blueprint, seeds }, random) => ({
    tools: mend ? [] : buildTools(blueprint, seeds, random),
  }),
};
