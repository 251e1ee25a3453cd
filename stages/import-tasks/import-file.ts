// The file that `toolloom import-tasks` reads: agents and tasks of the user's own.
import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from '../../schemas/json.ts';
import { personaSchema } from '../../schemas/persona.ts';
import { ownServerSchema } from '../../schemas/server.ts';
import { factSchema } from '../../schemas/task.ts';

const callSchema = z.strictObject({
  tool: z.string().describe('name of a tool of the agent'),
  arguments: jsonObjectSchema.default({}),
  turn: z
    .int()
    .nonnegative()
    .optional()
    .describe(
      'calls of one request with the same number may be made in parallel; without it, one after another',
    ),
  purpose: z.string().optional().describe('why the call is made, such as "to find the order"'),
});
export type ImportedCall = z.infer<typeof callSchema>;

const callsSchema = z.array(callSchema, {
  error: ({ input }) =>
    input === undefined
      ? 'is missing: a task needs an oracle, so list the calls that ' +
        'fulfill the request (in order, with their arguments)'
      : undefined,
});

const tellSchema = z.array(
  z.strictObject({
    name: z.string().describe('what it is, in plain words, such as "status of order OR-1001"'),
    value: jsonSchema,
  }),
);

const laterSchema = z.strictObject({
  say: z.string().min(1).describe('what the user says after the answer before'),
  calls: callsSchema.describe('the calls that fulfill it'),
  tell: tellSchema.default([]).describe('values that the answer must contain'),
});

export const importedTaskSchema = z.strictObject({
  agent: z
    .string()
    .min(1)
    .describe('an agent of this file or of the run: its name, its ID, or how its ID begins'),
  request: z.string().min(5).describe("the user's opening message"),
  calls: callsSchema.describe('the oracle: the calls that fulfill the request'),
  tell: laterSchema.shape.tell,
  later: z.array(laterSchema).default([]).describe('what the user asks for next, in order'),
  facts: z
    .array(factSchema.extend({ disclosed: factSchema.shape.disclosed.default('opening') }))
    .default([])
    .describe('what the user knows'),
  expected: z
    .enum(['fulfil', 'decline'])
    .default('fulfil')
    .describe('decline: the right response is to say that it cannot be done'),
  withheld: z.array(z.string()).default([]).describe('tools that are taken away for this task'),
  persona: z
    .strictObject({
      name: z.string().default('a user'),
      manner: z.string().default('Writes plainly.'),
      style: personaSchema.shape.style.default('plain'),
    })
    .prefault({})
    .describe('who the user is and how they talk'),
});
export type ImportedTask = z.infer<typeof importedTaskSchema>;

export const importedAgentSchema = z.strictObject({
  name: z.string().min(1),
  systemPrompt: z.string().min(1),
  server: ownServerSchema.describe('how to start or reach its MCP server'),
  writes: z
    .boolean()
    .default(false)
    .describe('true lets the agent call tools that may change something; otherwise it gets those that read'),
  tools: z
    .array(z.string())
    .optional()
    .describe('names of the tools it gets; all that are allowed by default'),
});
export type ImportedAgent = z.infer<typeof importedAgentSchema>;

export const importFileSchema = z.strictObject({
  agents: z.array(importedAgentSchema).default([]),
  tasks: z.array(importedTaskSchema).default([]),
});
