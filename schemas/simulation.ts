// A simulation: the state behind tools of a real server whose meaning no program expresses. A model answers their
// calls; code holds every answer against the tables, the rules, and what each tool may change.
import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from './json.ts';
import { recordFields } from './record.ts';
import { stateChangeSchema } from './trajectory.ts';
import { tableSchema } from './world.ts';

const simulatedTableSchema = tableSchema.extend({
  row: jsonObjectSchema.describe('JSON Schema that every row matches'),
  references: z
    .record(z.string(), z.string())
    .describe('column -> table whose key it holds; the row must exist, unless the column is null'),
  fixed: z.array(z.string()).describe('columns of a row that no call changes once it exists'),
});
export type SimulatedTable = z.infer<typeof simulatedTableSchema>;

const changeKindSchema = z.enum(['add', 'change', 'remove']);
export type ChangeKind = z.infer<typeof changeKindSchema>;

const simulatedToolSchema = z.strictObject({
  name: z.string(),
  effect: z.enum(['read', 'write']),
  changes: z
    .array(z.strictObject({ table: z.string(), may: z.array(changeKindSchema).min(1) }))
    .describe('what it may do to which rows; nothing for a tool that reads'),
  references: z.record(z.string(), z.string()).describe('parameter -> table whose key it takes'),
  samples: z
    .array(jsonObjectSchema)
    .describe('sets of values for parameters that take no key; those of one set go together'),
  intents: z.array(z.string()).describe('what a user says who needs this tool; {parameter} marks a value'),
});
export type SimulatedTool = z.infer<typeof simulatedToolSchema>;

export const simulationDraftSchema = z.strictObject({
  title: z.string(),
  summary: z.string().describe('one sentence that starts with a verb'),
  clock: z.iso.datetime().describe('the time in plays'),
  tables: z.record(z.string(), simulatedTableSchema),
  state: z
    .record(z.string(), z.record(z.string(), jsonObjectSchema))
    .describe('table -> key -> row, before the first call'),
  tools: z.array(simulatedToolSchema),
});
export type SimulationDraft = z.infer<typeof simulationDraftSchema>;

const simulatedAnswerSchema = z.strictObject({
  before: z.string().describe('hash of the state in which the call was made'),
  tool: z.string(),
  arguments: jsonObjectSchema,
  ok: z.boolean(),
  value: jsonSchema,
  changes: z.array(stateChangeSchema),
});
export type SimulatedAnswer = z.infer<typeof simulatedAnswerSchema>;

export const simulatedAnswersSchema = z
  .array(simulatedAnswerSchema)
  .optional()
  .describe(
    'what a model that simulates tools has answered while the task was made: plays get the same answers',
  );

export const simulationSchema = z.strictObject({
  ...recordFields,
  server: z.string(),
  ...simulationDraftSchema.shape,
  tools: z.array(simulatedToolSchema.extend({ spec: z.string().describe('ID of the spec') })),
  samples: z
    .int()
    .positive()
    .describe('how often the model is asked about a call; more than half of the answers must agree'),
  known: z.array(simulatedAnswerSchema).describe('reads in the first state, answered once for all plays'),
});
export type Simulation = z.infer<typeof simulationSchema>;
