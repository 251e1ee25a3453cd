// What a task-writer returns: a task in outline, before its oracle has been executed and the gate has tried it.
import { z } from 'zod';
import { thoughtSchema } from '../../schemas/development.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { factSchema, faultSchema, goalSchema, taskSchema } from '../../schemas/task.ts';

const plannedCallSchema = z.strictObject({
  tool: z.string(),
  arguments: jsonObjectSchema,
  turn: z.int().nonnegative().describe('calls that can be made in parallel share a turn'),
  goal: z.int().nonnegative(),
  purpose: z.string().describe('why the call is made, such as "to find the order"'),
  refused: z.literal(true).optional().describe('the call is refused or fails, and another way follows'),
  thought: thoughtSchema.optional().describe('what leads to the call'),
});
export type PlannedCall = z.infer<typeof plannedCallSchema>;

export const taskPlanSchema = z.strictObject({
  request: z.string().min(5).describe("the user's opening message"),
  goals: z.array(goalSchema).min(1),
  facts: z.array(factSchema),
  autonomous: taskSchema.shape.autonomous,
  expected: z.enum(['fulfil', 'decline']),
  withheld: z.array(z.string()),
  calls: z.array(plannedCallSchema),
  communicate: taskSchema.shape.oracle.shape.communicate,
  faults: z.array(faultSchema),
  plants: taskSchema.shape.plants,
  forbidden: taskSchema.shape.forbidden,
  handOver: taskSchema.shape.handOver,
  research: taskSchema.shape.research,
  workspace: taskSchema.shape.workspace,
  account: taskSchema.shape.account,
  ways: taskSchema.shape.ways,
  mathematics: taskSchema.shape.mathematics,
  obstacle: taskSchema.shape.obstacle,
  nearMiss: taskSchema.shape.nearMiss,
});
export type TaskPlan = z.infer<typeof taskPlanSchema>;
