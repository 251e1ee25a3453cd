// One play of a task: what was said, what was called, what came of it.
import { z } from 'zod';
import { contextSchema } from './context.ts';
import { faceSchema } from './face.ts';
import { jsonSchema } from './json.ts';
import { messageSchema, toolCallSchema } from './message.ts';
import { recordFields } from './record.ts';

export const stateChangeSchema = z.strictObject({
  table: z.string(),
  key: z.string(),
  before: jsonSchema.describe('the row before, null when it was made'),
  after: jsonSchema.describe('the row after, null when it was removed'),
  diff: z.string().optional().describe('for a file of a workspace: how its text changed, as a unified diff'),
});
export type StateChange = z.infer<typeof stateChangeSchema>;

const toolResultSchema = z.strictObject({
  ok: z.boolean(),
  value: jsonSchema.describe('what the agent sees; {error: {code, message}} when not ok'),
  tier: z.enum(['recorded', 'code', 'live', 'model']).describe('what answered'),
  fault: z.string().optional().describe('the planned fault that was applied'),
  changes: z.array(stateChangeSchema),
  broken: z.string().optional().describe('why the environment could not answer at all; the play ends there'),
});
export type ToolResult = z.infer<typeof toolResultSchema>;

const stepSchema = z.strictObject({
  message: z.int().nonnegative().describe('index of the assistant message that holds the call'),
  call: toolCallSchema,
  result: toolResultSchema,
});
export type Step = z.infer<typeof stepSchema>;

const endSchema = z.enum([
  'goal_reached',
  'user_gave_up',
  'message_limit',
  'call_limit',
  'protocol_broken',
  'environment_broken',
]);

export const trajectorySchema = z.strictObject({
  ...recordFields,
  task: z.string(),
  agent: z.string(),
  trial: z.int().nonnegative(),
  messages: z.array(messageSchema).min(2),
  steps: z.array(stepSchema),
  end: endSchema,
  finalState: z.string().describe('canonical hash of the state at the end'),
  checkpoints: z
    .array(z.int().nonnegative().nullable())
    .optional()
    .describe('for each checkpoint of the task the index of the step that passed it, null if none did'),
  protocol: z
    .string()
    .optional()
    .describe('how the conversation was put to the agent, where not by function calling'),
  context: contextSchema
    .optional()
    .describe('what was taken out of the conversation that the agent saw, where it has a policy for that'),
  twin: z
    .string()
    .optional()
    .describe(
      'for a play in clear weather, where no fault of the task strikes: the ID of the play with the faults',
    ),
  face: faceSchema.optional().describe('how the tools were shown, where not as their worlds have them'),
  vice: z
    .string()
    .optional()
    .describe('the defect that the agent procedure was told to show; no judge sees it'),
});
export type Trajectory = z.infer<typeof trajectorySchema>;
