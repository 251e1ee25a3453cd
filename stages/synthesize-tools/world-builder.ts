// world-builder: designs one application as a database: tables, rows, clock, and policies. The toolsmith role
// writes its tools.
import type { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { type WorldDraft, worldDraftSchema } from '../../schemas/world.ts';
import { withArticle } from '../english.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Blueprint } from './blueprint.ts';
import { buildWorld } from './build-world.ts';
import type { Lexicon } from './lexicon.ts';

interface Input {
  category: string;
  domain: string;
  application: string;
  brief: string;
  /** What the application keeps. */
  things: readonly { noun: string; of: readonly string[] }[];
  /** Real tools of the nearest cluster, as examples of style. */
  exemplars: { name: string; description: string }[];
  /** Steps of evolution that the application should allow. */
  steps?: readonly string[];
  /** A draft that did not load, and what the database said about it. */
  mend?: { readonly draft: WorldDraft; readonly faults: readonly string[] };
}

/** The outline that the procedure fills in. */
interface Truth {
  blueprint: Blueprint;
  seeds: { readonly lexicon: Lexicon };
}

const render = ({
  category,
  domain,
  application,
  brief,
  things,
  exemplars,
  steps = [],
  mend,
}: Input): string =>
  `Category: ${category}\nDomain: ${domain}\nApplication: ${application}\nBrief: ${brief}\n` +
  section(
    'Create a table for each of these:',
    things.map(({ noun, of }) =>
      of.length > 0 ? `${noun}, which belongs to ${of.map(withArticle).join(' and ')}` : noun,
    ),
  ) +
  section(
    'Real tools from a related field, as examples of how such services are structured:',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section('Prepare for tools that go beyond the obvious in these ways:', steps) +
  section(
    'Your draft failed to load. Send the complete, corrected draft:',
    mend ? [...mend.faults, JSON.stringify(mend.draft)] : [],
  );

const example: Input = {
  category: 'libraries',
  domain: 'public libraries',
  application: 'Lending desk',
  brief: 'Lends books to members of one public library.',
  things: [
    { noun: 'member', of: [] },
    { noun: 'loan', of: ['member'] },
  ],
  exemplars: [],
};

const exampleReply: z.infer<typeof worldDraftSchema> = {
  name: 'lending_desk',
  title: 'Lending desk',
  path: ['libraries', 'public libraries', 'Lending desk'],
  summary: 'Lends books to members of one public library.',
  schema: [
    'CREATE TABLE "members" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, ' +
      '"blocked" INTEGER NOT NULL CHECK ("blocked" IN (0, 1)))',
    'CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "member_id" TEXT NOT NULL REFERENCES "members"("id"), ' +
      '"title" TEXT NOT NULL, "due_on" TEXT NOT NULL, ' +
      `"status" TEXT NOT NULL CHECK ("status" IN ('out', 'back')))`,
  ],
  tables: {
    members: {
      noun: 'member',
      plural: 'members',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact', blocked: 'exact' },
    },
    loans: {
      noun: 'loan',
      plural: 'loans',
      key: 'id',
      label: 'id',
      columns: { id: 'exact', member_id: 'exact', title: 'exact', due_on: 'exact', status: 'exact' },
    },
  },
  rows: {
    members: [
      { id: 'MB-1001', name: 'Ines Dahl', blocked: 0 },
      { id: 'MB-1002', name: 'Kofi Brandt', blocked: 1 },
    ],
    loans: [
      { id: 'LN-1001', member_id: 'MB-1001', title: 'The Tide Tables', due_on: '2025-03-14', status: 'out' },
      { id: 'LN-1002', member_id: 'MB-1002', title: 'Salt and Iron', due_on: '2025-02-20', status: 'back' },
    ],
  },
  clock: '2025-03-01T09:00:00Z',
  policies: [
    {
      id: 'no-loans-for-blocked-members',
      about: 'dependency',
      enforcedBy: 'tools',
      check: {
        on: 'change',
        table: 'loans',
        violation:
          "changed.kind = 'insert' AND EXISTS (SELECT 1 FROM members WHERE id = changed.new_member_id AND blocked = 1)",
      },
      error: { code: 'MEMBER_BLOCKED', message: 'A member who is blocked cannot borrow books.' },
      prose: 'A member who is blocked cannot borrow books.',
    },
  ],
};

const who = `
  You are a database architect. You design small, realistic applications as SQLite tables with rows. You
  receive the outline of one application. Agents will be trained on tasks that run against your database,
  which executes every call, so the rows must be consistent in every detail.
`;

const rules: readonly string[] = [
  `Design two to five tables. Give each a text primary key "id" with values such as AC-1001: a short prefix
   and a number. Use foreign keys between tables, and CHECK constraints for allowed values.`,
  `Give most tables a status column with two to four states that a row goes through during its life.`,
  `Write six to sixteen rows for each table, in an order that satisfies the foreign keys. They must look
   like an ordinary day in this domain: names, amounts, and dates fit together, every state occurs, and at
   least one row is in a state in which a policy refuses a request.`,
  `Keep dates close to the clock. Write amounts as plain numbers. Do not use real people, companies, or
   brands.`,
  `In "tables", give the words for one row and for several, the column by which people name a row
   ("label"), and a class for each column: "exact", "semantic" for free text whose wording does not matter,
   or "exempt" for values that are not compared.`,
  `Write two to five policies, each a rule that can be checked against the rows.`,
  `Make the database
   independent of time and chance: no triggers, CURRENT_TIMESTAMP, or random().`,
];

export const worldBuilder: Role<Input, Truth, z.infer<typeof worldDraftSchema>> = {
  name: 'world-builder',
  summary: 'designs an application as tables, rows, and policies',
  output: worldDraftSchema,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(worldDraftSchema),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('world-builder', worldDraftSchema),
  procedure: ({ category }, { blueprint, seeds: { lexicon } }, random) =>
    buildWorld(blueprint, { category, lexicon }, random),
};
