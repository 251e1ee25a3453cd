// A user's goal in one environment: what they know, how success is judged, and a way that is known to reach
// it.
import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from './json.ts';
import { recordFields } from './record.ts';

export const factSchema = z.strictObject({
  name: z.string().describe('what an agent would ask for'),
  value: jsonSchema,
  text: z.string().describe('how the user says it'),
  disclosed: z
    .enum(['opening', 'asked', 'later'])
    .describe('when the user tells it: at once, when asked, with a later goal'),
});
export type Fact = z.infer<typeof factSchema>;

export const goalSchema = z.strictObject({
  say: z.string().describe('how the user puts it'),
  calls: z.array(z.int()).describe('indexes of the oracle calls that reach it'),
});
export type Goal = z.infer<typeof goalSchema>;

export const criterionSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['outcome', 'tool_use', 'communication', 'conduct']),
  text: z.string(),
  weight: z.number().positive(),
  required: z.boolean().describe('below half means rejected, whatever the total'),
  expects: z
    .array(z.string())
    .describe('tool names (tool_use) or values (communication) that the text speaks of'),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const oracleCallSchema = z.strictObject({
  tool: z.string(),
  arguments: jsonObjectSchema,
  turn: z.int().nonnegative().describe('calls with one turn number may be made in parallel'),
  goal: z.int().nonnegative().describe('index of the goal that it serves'),
  effect: z.enum(['read', 'write']),
  purpose: z.string().describe('why the call is made, in a few words'),
  result: jsonSchema,
});
export type OracleCall = z.infer<typeof oracleCallSchema>;

export const faultSchema = z.strictObject({
  fault: z.string().describe('name in the registry of faults'),
  tool: z.string(),
  occurrence: z.int().positive().describe('which call of that tool it strikes, from 1'),
});
export type Fault = z.infer<typeof faultSchema>;

export const personaSchema = z.strictObject({
  name: z.string(),
  manner: z.string().describe('who they are and how they talk, in prose'),
  openings: z.array(z.string()).describe('how they begin a request'),
  closings: z.array(z.string()).describe('how they end one'),
});
export type Persona = z.infer<typeof personaSchema>;

export const taskSchema = z.strictObject({
  ...recordFields,
  agent: z.string(),
  kind: z.string().describe('name in the registry of task kinds'),
  difficulty: z.int().min(1).max(5),
  persona: personaSchema,
  request: z.string().describe('the opening message'),
  goals: z.array(goalSchema).min(1),
  facts: z.array(factSchema),
  expected: z.enum(['fulfil', 'decline']).describe('do it, or say that it cannot be done'),
  withheld: z.array(z.string()).describe("tools of the agent's set that this task takes away"),
  rubric: z.array(criterionSchema).min(1),
  oracle: z.strictObject({
    calls: z.array(oracleCallSchema),
    finalState: z.string().describe('canonical hash of the state that the calls end in'),
    touched: z
      .array(z.string())
      .describe('rows that the calls change, as table:key; keys of rows they make as (made)'),
    communicate: z
      .array(z.strictObject({ name: z.string(), value: jsonSchema, goal: z.int().nonnegative() }))
      .describe('facts that the answers must hold'),
  }),
  faults: z.array(faultSchema),
});
export type Task = z.infer<typeof taskSchema>;
