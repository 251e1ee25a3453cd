// world-builder: designs one application as a database: tables, rows, clock and rules. Its tools are the
// toolsmith's work.
import type { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { type WorldDraft, worldDraftSchema } from '../../schemas/world.ts';
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
  /** Real tools of the nearest cluster, for their manner. */
  exemplars: { name: string; description: string }[];
  /** Steps of evolution that the application is to show. */
  steps?: readonly string[];
  /** A draft that did not load, and what the database said of it. */
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
    'A table for each of these:',
    things.map(({ noun, of }) => (of.length > 0 ? `${noun}, of ${of.join(' and ')}` : noun)),
  ) +
  section(
    'Real tools from a neighbouring field, to show how such services are cut:',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section('Leave room for tools that go beyond the obvious in these ways:', steps) +
  section(
    'Your draft did not load. Send it again, whole and mended:',
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
    'CREATE TABLE "members" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "blocked" INTEGER NOT NULL CHECK ("blocked" IN (0, 1)))',
    `CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "member_id" TEXT NOT NULL REFERENCES "members"("id"), "title" TEXT NOT NULL, "due_on" TEXT NOT NULL, "status" TEXT NOT NULL CHECK ("status" IN ('out', 'back')))`,
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
  policy: ['Blocked members borrow nothing.'],
};

export const worldBuilder: Role<Input, Truth, z.infer<typeof worldDraftSchema>> = {
  name: 'world-builder',
  summary: 'designs an application as tables, rows and rules',
  output: worldDraftSchema,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are a database architect who builds small, lifelike worlds: one application each, as SQLite tables with rows. Agents will be trained on tasks that are played in your world, and a database will execute every call, so it must be consistent to the last row.',
      rules: [
        'Two to five tables, each with a text primary key "id" whose values have a short prefix and a number (AC-1001). Reference other tables by foreign keys. Put allowed values into CHECK constraints.',
        'Give most tables a status column with two to four states that a row moves through over its life.',
        'Six to sixteen rows a table, inserted in the order of "rows". They must look like the domain on an ordinary day: names, amounts and dates that hang together, every state in use, at least one row that a rule would stop.',
        'Dates are near the clock. Amounts are plain numbers. No real persons, companies or trade marks.',
        'In "tables" say what people call one row and many, which column they name a row by ("label"), and class each column: exact, or semantic for free text whose wording does not matter, or exempt for what must not be compared.',
        'Two to five policies, each a rule that can be checked against the rows.',
        'Free your world from time and chance: no triggers, no CURRENT_TIMESTAMP, no random().',
      ],
      schema: schemaOf(worldDraftSchema),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('world-builder', worldDraftSchema),
  procedure: ({ category }, { blueprint, seeds: { lexicon } }, random) =>
    buildWorld(blueprint, { category, lexicon }, random),
};
