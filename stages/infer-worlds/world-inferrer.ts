// world-inferrer: builds a world behind the interface of a real server, so that agents can work with the
// interface without the service. The names, words, and schemas of the tools say what they do; a tool whose
// meaning is in doubt is skipped.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Spec } from '../../schemas/spec.ts';
import { toolDraftSchema } from '../../schemas/tool.ts';
import { worldDraftSchema } from '../../schemas/world.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Lexicon } from '../synthesize-tools/lexicon.ts';
import { inferWorld } from './infer.ts';

interface Input {
  server: string;
  tools: readonly Pick<Spec, 'name' | 'description' | 'inputSchema'>[];
  /** What was wrong with an earlier reply, in the words of the database. */
  faults?: readonly string[];
}

const output = z.strictObject({
  world: worldDraftSchema.nullable().describe('null if no tool has a clear meaning'),
  tools: z.array(toolDraftSchema),
  skipped: z.array(z.strictObject({ tool: z.string(), why: z.string() })),
});
type Output = z.infer<typeof output>;

const render = ({ server, tools, faults = [] }: Input): string =>
  `Server: ${server}\n` +
  section(
    'Its tools:',
    tools.map(
      ({ name, description, inputSchema }) =>
        `${name}: ${description.slice(0, 800)}\n  Parameters: ${JSON.stringify(inputSchema)}`,
    ),
  ) +
  section('Your last reply failed validation. Send the complete, corrected reply:', faults);

const example: Input = {
  server: 'reading-list',
  tools: [
    {
      name: 'add_book',
      description: 'Adds a book to the list.',
      inputSchema: {
        type: 'object',
        properties: { title: { type: 'string' }, author: { type: 'string' } },
        required: ['title', 'author'],
      },
    },
    {
      name: 'get_book',
      description: 'Returns one book.',
      inputSchema: { type: 'object', properties: { book_id: { type: 'string' } }, required: ['book_id'] },
    },
    {
      name: 'sync_devices',
      description: 'Updates the list on all devices.',
      inputSchema: { type: 'object', properties: {} },
    },
  ],
};

const row = {
  type: 'object',
  properties: { id: { type: 'string' }, title: { type: 'string' }, author: { type: 'string' } },
  required: ['id', 'title', 'author'],
};

const exampleReply: Output = {
  world: {
    name: 'reading_list',
    title: 'Reading list',
    path: ['real servers', 'reading-list', 'Reading list'],
    summary: 'Manages books.',
    schema: ['CREATE TABLE "books" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL, "author" TEXT NOT NULL)'],
    tables: {
      books: {
        noun: 'book',
        plural: 'books',
        key: 'id',
        label: 'title',
        columns: { id: 'exact', title: 'exact', author: 'exact' },
      },
    },
    rows: {
      books: [
        { id: 'book-1', title: 'The Tide Tables', author: 'Ines Dahl' },
        { id: 'book-2', title: 'Salt and Iron', author: 'Kofi Brandt' },
        { id: 'book-3', title: 'A Field of Clocks', author: 'Ines Dahl' },
        { id: 'book-4', title: 'The Cartographer', author: 'Tomas Reyes' },
        { id: 'book-5', title: 'Small Hours', author: 'Mei Wong' },
        { id: 'book-6', title: 'Beekeeping for the Restless', author: 'Hanna Vogel' },
      ],
    },
    clock: '2025-03-01T09:00:00Z',
    policies: [],
  },
  tools: [
    {
      name: 'add_book',
      description: 'Adds a book to the list.',
      inputSchema: example.tools[0]?.inputSchema ?? {},
      outputSchema: row,
      effect: 'write',
      operation: 'create',
      references: {},
      samples: [{ title: 'Night Ferry', author: 'Mei Wong' }],
      intents: ['put {title} by {author} on the list'],
      program: {
        guards: [],
        statements: [
          `INSERT INTO "books" VALUES ('book-' || (SELECT count(*) + 1 FROM "books"), :title, :author)`,
        ],
        result: { sql: 'SELECT * FROM "books" ORDER BY rowid DESC LIMIT 1', shape: 'one' },
      },
    },
    {
      name: 'get_book',
      description: 'Returns one book.',
      inputSchema: example.tools[1]?.inputSchema ?? {},
      outputSchema: row,
      effect: 'read',
      operation: 'get',
      references: { book_id: 'books' },
      samples: [],
      intents: ['show me {book_id}'],
      program: {
        guards: [
          {
            sql: 'SELECT EXISTS (SELECT 1 FROM "books" WHERE "id" = :book_id)',
            error: { code: 'BOOK_NOT_FOUND', message: 'No book has the ID {book_id}.' },
          },
        ],
        statements: [],
        result: { sql: 'SELECT * FROM "books" WHERE "id" = :book_id', shape: 'one' },
      },
    },
  ],
  skipped: [{ tool: 'sync_devices', why: 'it needs devices, which a table cannot represent' }],
};

const who = `
  You are an engineer who builds test doubles for services. You receive the tools of one real server and write
  a SQLite database in which they do what they do on that server, so that agents can practice with the real
  interface without the service. Every program is executed many times before it is accepted.
`;

const rules: readonly string[] = [
  `Keep the name, the description, and the parameters of each tool exactly as they are.`,
  `Create tables for
   what the tools manage, with columns for what they take and return. Give each a primary key and six to
   twelve rows that look like an ordinary day of this service.`,
  `Write the summary as one sentence that starts with a verb, such as "Manages files and folders."`,
  `Build
   each program from guards, statements, and one result. A guard is one SELECT whose first value must be
   true, with an error code in capital letters and a message. A statement is one INSERT, UPDATE, or DELETE.
   The result is one SELECT.`,
  `Refer to parameters as :name. A parameter that the call leaves out is NULL, lists and objects arrive as
   for json_each and json_extract, and :now is the clock.`,
  `Account for every parameter. Skip a tool if the meaning of a parameter is unclear, or if the tool needs
   something that a table cannot represent, such as devices, the network, or running code. List it in
   "skipped" with the reason. Never guess a meaning.`,
  `Do not use recursive queries, random(), CURRENT_TIMESTAMP, PRAGMA, or DDL in programs.`,
  `In
   "references", list each parameter that takes a key, with its table. In "samples", give sets of realistic
   values. In "intents", write sentences in which a user asks for this in everyday words, with {parameter}
   for each value.`,
];

export const worldInferrer: Role<Input, { specs: readonly Spec[]; lexicon: Lexicon }, Output> = {
  name: 'world-inferrer',
  summary: 'gives the tools of a real server a world in which they run',
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
  parse: asJson('world-inferrer', output),
  procedure({ server, faults }, { specs, lexicon }, random) {
    if (faults) return { world: null, tools: [], skipped: [] };
    const { world, tools, skipped } = inferWorld(server, specs, { lexicon, random });
    return {
      world: world ?? null,
      tools: [...tools],
      skipped: skipped.map(({ spec, why }) => ({ tool: spec.name, why })),
    };
  },
};
