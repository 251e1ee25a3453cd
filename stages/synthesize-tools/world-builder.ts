// world-builder: designs one application as a database: tables, rows, clock, and policies. The toolsmith role
// writes its tools.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { jsonSchema } from '../../schemas/json.ts';
import { type WorldDraft, worldDraftSchema } from '../../schemas/world.ts';
import { withArticle } from '../english.ts';
import { narrowedSchema } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Blueprint } from './blueprint.ts';
import { buildWorld } from './build-world.ts';
import { compactRows, rowsFrom } from './compact-rows.ts';
import type { Lexicon } from './lexicon.ts';
import { exampleWorld } from './worked-example.ts';

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
    'Tools of other services, which show how such services are structured (no table is about them):',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section('Prepare for tools that go beyond the obvious in these ways:', steps) +
  section(
    'Your draft failed to load. Send the complete, corrected draft:',
    mend ? [...mend.faults, JSON.stringify(replyFrom(mend.draft))] : [],
  );

const example: Input = {
  category: 'libraries',
  domain: 'public libraries',
  application: exampleWorld.title,
  brief: exampleWorld.summary,
  things: [
    { noun: 'member', of: [] },
    { noun: 'loan', of: ['member'] },
  ],
  exemplars: [],
};

/** A row is one list of values: a table of forty rows costs half of what objects would. */
const compactRowsSchema = z.strictObject({
  columns: z.array(z.string()).describe('each named once'),
  values: z.array(z.array(jsonSchema)).describe('one list per row, in the order of the columns'),
});

const rowsSchema = worldDraftSchema.shape.rows.valueType;

const replySchema = worldDraftSchema.extend({
  rows: z.record(z.string(), compactRowsSchema).describe('table -> its rows'),
});
type Reply = z.infer<typeof replySchema>;

/** A reply may also hold rows as objects: some models know no other form. */
const readableSchema = worldDraftSchema.extend({
  rows: z.record(z.string(), z.union([compactRowsSchema.transform(rowsFrom), rowsSchema])),
});

const replyFrom = ({ rows, ...draft }: WorldDraft): Reply => ({
  ...draft,
  rows: Object.fromEntries(Object.entries(rows).map(([table, each]) => [table, compactRows(each)])),
});

const who = `
  You are a database architect. You design small, realistic applications as SQLite tables with rows. You
  receive the outline of one application. Agents will be trained on tasks that run against your database,
  which executes every call, so the rows must be consistent in every detail.
`;

const rules: readonly string[] = [
  `Design two to six tables. Give each a text primary key "id" with values such as AC-1001: a short prefix
   and a number. Use foreign keys between tables, and CHECK constraints for allowed values. Give most tables a
   status column with two to five states that a row goes through during its life.`,
  `Do not stop at records. Add what the processes of this domain need: rates and price tiers to compute
   with, time slots, stock and reservations, ledger entries that add up to a balance, approval steps,
   versions, legs of a trip, messages that were sent.`,
  `Use names that people in this trade use, in one to three words. Call the application what a product team
   would call it.`,
  `Write 12 to 40 rows for each table that grows in daily use, and 6 to 12 for tables that rarely change,
   such as rooms or plans. In "rows", name the columns of a table once and give one list of values per row,
   in an order that satisfies the foreign keys.`,
  `Rows must look like an ordinary day in this domain. Names, amounts, and dates fit together: an email
   address matches its name, a completed row has no date ahead, nothing is created after the clock, and a
   previous state differs from the present one. Every state occurs, and most rows are in the usual ones.`,
  `Make them as messy as real data: two people of the same name, two orders that differ only in the day,
   optional values that are missing, old and canceled rows. Give things the names that people give them
   ("Warehouse 2 lighting upgrade"), not an adjective and a noun ("Seasonal project"). No free text occurs
   twice.`,
  `Keep dates close to the clock. Write amounts as plain numbers. Do not use real people, companies, or
   brands.`,
  `In "tables", give the words for one row and for several, the column by which people name a row
   ("label"), and a class for each column: "exact", "semantic" for free text whose wording does not matter,
   or "exempt" for values that are not compared.`,
  `Write four to eight policies, each on one table. "violation" is true for a changed row that breaks the
   policy. Let it depend on what the call changes: a value that was too high before, and is not touched, is no
   violation. Amounts may be whole numbers in SQL, so write 0.2 * x and not x / 5.`,
  `Write policies of both sorts. At least two are enforced by the tools: every tool that could break one will
   refuse. At least two bind the agent alone, such as limits of what staff may grant, changes that need a
   clear yes from the user ("unless": "confirmed"), and values that must not be told. The tools let these
   through, so only an agent that reads its policies keeps them.`,
  `Each policy must matter: the rows contain cases in which a plausible request would break it, and others in
   which it would not. The rows themselves obey every policy. Call a state final only if nothing leads out
   of it.`,
  `Write "prose" so that it can be followed without reading SQL: name the numbers and the states. For the
   agent's policies, say what to do instead.`,
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
      schema: schemaOf(replySchema),
      narrowed: narrowedSchema(schemaOf(replySchema), {
        schema: { minItems: 2, maxItems: 12 }, // indexes are statements too
        policies: { maxItems: 8 },
      }),
      example: { input: render(example), reply: replyFrom(exampleWorld) },
      input: render(input),
    }),
  parse: asJson('world-builder', readableSchema),
  procedure: ({ category }, { blueprint, seeds: { lexicon } }, random) =>
    buildWorld(blueprint, { category, lexicon }, random),
};
