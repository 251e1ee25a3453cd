// An agent: a system prompt and a tool set, with the environments in which its tools run.
import { z } from 'zod';
import { deskSchema } from './desk.ts';
import { jsonObjectSchema } from './json.ts';
import { recordFields } from './record.ts';
import { ownServerSchema } from './server.ts';

/** One environment of an agent. The registry of environments lists the kinds. */
const environmentPartSchema = z.strictObject({
  environment: z.string().describe('name in the registry of environments'),
  of: z.string().describe('what it opens: the ID of a world or a program, or the name of a server'),
  fixture: z
    .string()
    .optional()
    .describe("the contents of a live server's directory: a name in data/seeds/live.yaml"),
  clock: z.iso
    .datetime()
    .optional()
    .describe('the time in a world, if not its own: the worlds of one agent share a clock'),
  tools: z.array(z.string()).describe('names of the tools that it answers'),
  primary: z.boolean().describe('false for a part that only lends distractors'),
  desk: deskSchema.optional().describe('for a desk: who takes cases over, and which'),
  server: ownServerSchema.optional().describe("how to reach a server of the user's own"),
  probes: z
    .array(z.strictObject({ tool: z.string(), arguments: jsonObjectSchema }))
    .optional()
    .describe("reads that show the state of a server of the user's own"),
  writes: z.array(z.string()).optional().describe('tools of such a server that may change something'),
});
export type EnvironmentPart = z.infer<typeof environmentPartSchema>;

const toolDeclarationSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputSchema: jsonObjectSchema,
  origin: z
    .strictObject({
      collection: z.enum(['tools', 'specs', 'desks', 'libraries', 'programs', 'mathematics']),
      id: z.string(),
    })
    .describe(
      'desks: the desk in the parts of the agent whose hash is the ID; libraries: the library of that ID; ' +
        'programs: the program of that ID, on which the agent works; ' +
        'mathematics: the tool of that name in the registry of tools of mathematics',
    ),
});
export type ToolDeclaration = z.infer<typeof toolDeclarationSchema>;

/** Demands on answers in the system prompt. Each is one that code can check; those left out are not made. */
const agentStyleSchema = z.strictObject({
  maxSentences: z.int().min(2).optional().describe('most sentences in an answer to the user'),
  noToolNames: z.literal(true).optional().describe('answers do not name tools'),
  noIds: z
    .literal(true)
    .optional()
    .describe('answers mention an internal code, such as OR-1001, only if the user said it or asked for it'),
  language: z.literal('en').optional().describe('answers are in this language'),
});
export type AgentStyle = z.infer<typeof agentStyleSchema>;

const metaTool = {
  name: z.string(),
  description: z.string(),
  inputSchema: jsonObjectSchema,
};

/** The two tools that such an agent sees. Their parameters have the names that the fields give. */
const catalogSchema = z.strictObject({
  search: z.strictObject({
    ...metaTool,
    query: z.string().describe('name of the parameter for the words to search for'),
    limit: z.string().describe('name of the parameter for the most matches to return'),
    shown: z.int().positive().describe('matches returned if the call does not say how many'),
  }),
  call: z.strictObject({
    ...metaTool,
    tool: z.string().describe('name of the parameter for the name of a found tool'),
    arguments: z.string().describe('name of the parameter for the arguments of the found tool'),
  }),
  results: z
    .strictObject({
      list: z.string().describe('name of the list of matches'),
      schema: z.string().describe('name of the member of a match that holds its input schema'),
    })
    .describe('what a search returns'),
});
export type Catalog = z.infer<typeof catalogSchema>;

export const agentSchema = z.strictObject({
  ...recordFields,
  name: z.string(),
  mix: z.string().describe('name in the registry of mixes: how the tool set was drawn'),
  systemPrompt: z.string(),
  style: agentStyleSchema.optional().describe('what the system prompt demands of answers'),
  catalog: catalogSchema
    .optional()
    .describe('how the agent reaches its tools where it does not see them declared: by searching for them'),
  tools: z.array(toolDeclarationSchema),
  distractors: z.array(z.string()).describe('names of tools that its tasks do not need'),
  parts: z.array(environmentPartSchema),
});
export type Agent = z.infer<typeof agentSchema>;
