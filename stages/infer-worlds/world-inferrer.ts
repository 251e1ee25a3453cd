// world-inferrer: makes a world behind the interface of a real server, so that it can be played without the
// service. What a tool does is read from its name, words and schema; a tool whose meaning is in doubt is
// left.
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
  /** What was wrong with an earlier answer, in the words of the database. */
  faults?: readonly string[];
}

const output = z.strictObject({
  world: worldDraftSchema.nullable().describe('null when no tool can be given a meaning'),
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
        `${name}: ${description.slice(0, 800)} ${JSON.stringify(inputSchema)}`,
    ),
  ) +
  section('Your last answer did not work. Send it again, whole and mended:', faults);

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
      description: 'Brings all devices up to date.',
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
    summary: 'The interface of the real server reading-list, kept as books.',
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
      ],
    },
    clock: '2025-03-01T09:00:00Z',
    policy: [],
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
            error: { code: 'BOOK_NOT_FOUND', message: 'No book {book_id}.' },
          },
        ],
        statements: [],
        result: { sql: 'SELECT * FROM "books" WHERE "id" = :book_id', shape: 'one' },
      },
    },
  ],
  skipped: [{ tool: 'sync_devices', why: 'it reaches devices, which no table holds' }],
};

export const worldInferrer: Role<Input, { specs: readonly Spec[]; lexicon: Lexicon }, Output> = {
  name: 'world-inferrer',
  summary: 'gives the tools of a real server a world in which they run',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are an engineer who builds stand-ins for services. You are shown the tools of one real server and write a SQLite world in which they do what they do there, so that agents can practise on the real interface without the service. Every program is executed many times before it is accepted.',
      rules: [
        'Keep the name, the description and the parameters of each tool to the letter.',
        'Tables for what the tools keep, each with a primary key and six to twelve rows that look like the service on an ordinary day. Columns are what the tools take and show.',
        'A program has guards, each one SELECT whose first value must be true, with a typed error in capitals; statements, each one INSERT, UPDATE or DELETE; and one SELECT for the result. Parameters are :names, absent ones are NULL, lists and objects arrive as JSON for json_each and json_extract, :now is the clock.',
        'Account for every parameter. A tool with one whose meaning is in doubt, or that reaches what no table can hold (devices, the network, running code), is left: name it in "left" with the reason. Never invent a meaning.',
        'No recursive queries, no random(), no CURRENT_TIMESTAMP, no PRAGMA, no DDL in programs.',
        'references: each parameter that takes a key, with its table. samples: sets of values that a user might come with. intents: ways in which a user asks for this, in everyday words, with {parameter} where a value goes.',
      ],
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
