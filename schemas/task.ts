// A user's goal in one environment: what they know, how success is judged, and calls that are known to reach it.
import { z } from 'zod';
import { deskRouteSchema } from './desk.ts';
import { otherWaySchema, thoughtSchema } from './development.ts';
import { jsonObjectSchema, jsonSchema } from './json.ts';
import { mathematicsSchema } from './mathematics.ts';
import { personaSchema } from './persona.ts';
import { plantSchema } from './plant.ts';
import { workspaceSchema } from './program.ts';
import { recordFields } from './record.ts';
import { researchSchema } from './research.ts';
import { simulatedAnswersSchema } from './simulation.ts';

export const factSchema = z.strictObject({
  name: z.string().describe('what an assistant would ask for, in plain words'),
  value: jsonSchema,
  text: z.string().describe('how the user says it'),
  disclosed: z
    .enum(['opening', 'asked', 'later'])
    .describe('when the user says it: in the opening message, when asked, or with a later goal'),
  goal: z
    .int()
    .nonnegative()
    .optional()
    .describe('index of the goal that an asked fact belongs to; the first goal if not given'),
  before: z
    .int()
    .nonnegative()
    .optional()
    .describe('turn of the calls that need an asked fact; the first turn of its goal if not given'),
  options: z
    .array(z.string())
    .min(2)
    .optional()
    .describe('the records that fit what the user said, in words; the user means one of them'),
  slip: z
    .strictObject({ value: jsonSchema, text: z.string() })
    .optional()
    .describe('what the user says first, by mistake; `text` then takes it back'),
});
export type Fact = z.infer<typeof factSchema>;

export const goalSchema = z.strictObject({
  say: z.string().describe('how the user asks for it'),
  calls: z.array(z.int()).describe('indexes of the calls that fulfill it'),
  dropped: z
    .strictObject({ tool: z.string(), arguments: jsonObjectSchema, purpose: z.string() })
    .optional()
    .describe('the change that it asks for; the user drops it when the assistant asks about it'),
});
export type Goal = z.infer<typeof goalSchema>;

export const rowExpectationSchema = z.strictObject({
  table: z.string(),
  key: z.string().describe('(made) for a row that a call creates: plays may number new rows differently'),
  becomes: z.enum(['made', 'changed', 'removed']),
  fields: z.record(z.string(), jsonSchema).describe('values that the row must have then'),
});
export type RowExpectation = z.infer<typeof rowExpectationSchema>;

const toldSchema = z.strictObject({ name: z.string(), value: jsonSchema });

export const handOverSchema = z.strictObject({
  tool: z.string(),
  why: deskRouteSchema.shape.when.describe('why the agent does not do it'),
  receiver: z.string().describe('as the tool takes it'),
  title: z.string().describe('how people call the receiver, such as "the duty manager"'),
  policy: z.string().optional().describe('for an exception: the policy in a sentence'),
  record: z.string().describe('ID of the record that the case is about'),
  facts: z.array(toldSchema).min(1).describe('what the summary must tell the receiver'),
  instead: z
    .strictObject({ tool: z.string(), arguments: jsonObjectSchema })
    .describe('the call that the user asks for, which is not for the agent to make'),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** What code compares. Each form has a scorer in the registry of criteria. */
const criterionCheckSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('rows'), rows: z.array(rowExpectationSchema).min(1) }),
  z.strictObject({ on: z.literal('told'), facts: z.array(toldSchema).min(1) }),
  z.strictObject({ on: z.literal('declined') }),
  z.strictObject({
    on: z.literal('summary'),
    tool: z.string().describe('the tool that hands a case over'),
    facts: z.array(toldSchema).min(1),
  }),
  z.strictObject({ on: z.literal('untouched') }).describe('no row changes but those of the oracle'),
  z
    .strictObject({ on: z.literal('tests') })
    .describe('what the hidden tests say about the project in the end'),
  z.strictObject({ on: z.literal('checkpoints') }),
  z.strictObject({ on: z.literal('policies') }),
  z.strictObject({
    on: z.literal('tools'),
    must: z.array(z.string()),
    may: z.array(z.string()),
    mustNot: z.array(z.string()),
  }),
  z.strictObject({ on: z.literal('economy'), calls: z.int().nonnegative() }),
  z.strictObject({ on: z.literal('asked'), facts: z.array(toldSchema).min(1) }),
]);
export type CriterionCheck = z.infer<typeof criterionCheckSchema>;

const criterionSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['outcome', 'tool_use', 'communication', 'conduct']),
  text: z.string(),
  weight: z.number().positive(),
  required: z.boolean().describe('a score below 0.5 rejects the play, whatever the total'),
  checkedBy: z.enum(['code', 'judge']),
  check: criterionCheckSchema.optional().describe('what code compares, for a criterion checked by code'),
  expects: z
    .array(z.string())
    .describe('the tool names (tool_use) or values (communication) that the text refers to'),
});
export type Criterion = z.infer<typeof criterionSchema>;

const checkpointSchema = z.strictObject({
  text: z.string(),
  goal: z.int().nonnegative(),
  rows: z.array(rowExpectationSchema).min(1),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const oracleCallSchema = z.strictObject({
  tool: z.string(),
  arguments: jsonObjectSchema,
  turn: z.int().nonnegative().describe('calls with the same turn number may be made in parallel'),
  goal: z.int().nonnegative().describe('index of the goal it serves'),
  effect: z.enum(['read', 'write']),
  purpose: z.string().describe('why the call is made, such as "to find the order"'),
  confirm: z.literal(true).optional().describe('a policy demands that the user agrees to it first'),
  refused: z.literal(true).optional().describe('a rule refuses it, and the calls after it go another way'),
  thought: thoughtSchema.optional().describe('what leads to the call'),
  result: jsonSchema,
});
export type OracleCall = z.infer<typeof oracleCallSchema>;

export const faultSchema = z.strictObject({
  fault: z.string().describe('name in the registry of faults'),
  tool: z.string(),
  occurrence: z.int().positive().describe('which call of that tool fails, counted from 1'),
  lasting: z.literal(true).optional().describe('every later call of the tool fails as well'),
});
export type Fault = z.infer<typeof faultSchema>;

export const taskSchema = z.strictObject({
  ...recordFields,
  agent: z.string(),
  kind: z.string().describe('name in the registry of task kinds'),
  difficulty: z.int().min(1).max(5),
  persona: personaSchema,
  request: z.string().describe('the opening message'),
  goals: z.array(goalSchema).min(1),
  facts: z.array(factSchema),
  autonomous: z
    .literal(true)
    .optional()
    .describe('the user says nothing after the opening message, and the play ends with the first answer'),
  expected: z.enum(['fulfil', 'decline']).describe('fulfil: do it; decline: say that it cannot be done'),
  withheld: z.array(z.string()).describe('tools of the agent that are taken away for this task'),
  rubric: z.array(criterionSchema).min(1),
  oracle: z.strictObject({
    calls: z.array(oracleCallSchema),
    finalState: z.string().describe('canonical hash of the state that the calls end in'),
    touched: z
      .array(z.string())
      .describe('rows that the calls change, as table:key; a row that they create has the key (made)'),
    communicate: z
      .array(
        z.strictObject({
          name: z.string(),
          value: jsonSchema,
          goal: z.int().nonnegative(),
          computedFrom: z
            .array(z.int().nonnegative())
            .optional()
            .describe(
              'indexes of the calls whose results it is computed from, if no single result shows it; none for ' +
                'what general knowledge says',
            ),
        }),
      )
      .describe('facts that the answers must contain'),
    checkpoints: z
      .array(checkpointSchema)
      .describe(
        'states that a play must pass through in this order: one for each goal that changes something, ' +
          'where there are several',
      ),
  }),
  faults: z.array(faultSchema),
  plants: z.array(plantSchema).optional().describe('instructions hidden in records'),
  forbidden: z
    .strictObject({
      policy: z.string().describe('ID of the policy'),
      prose: z.string(),
      tool: z.string(),
      arguments: jsonObjectSchema,
    })
    .optional()
    .describe('the call that the request asks for, which the tools would let through and a policy forbids'),
  research: researchSchema
    .optional()
    .describe('where the documents of a library state what the user asks for'),
  workspace: workspaceSchema
    .optional()
    .describe('the project to work on, for an agent with the environment workspace'),
  account: z
    .array(thoughtSchema)
    .optional()
    .describe('what an answer about the project says, point by point'),
  ways: z
    .array(otherWaySchema)
    .optional()
    .describe('other ways to work on the project, right and wrong ones'),
  mathematics: mathematicsSchema.optional().describe('the answers of a problem of mathematics'),
  handOver: handOverSchema.optional().describe('to whom the case goes, and what they need to know'),
  obstacle: z
    .string()
    .optional()
    .describe('why the records make the request impossible, in a sentence that an answer can say'),
  simulated: simulatedAnswersSchema,
  nearMiss: z
    .strictObject({
      tool: z.string(),
      arguments: jsonObjectSchema,
      about: z.string().describe('what the call would do instead'),
    })
    .optional()
    .describe('a call of a sibling tool that looks right and is not'),
  lot: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe(
      'spread evenly over the tasks of a kind, so that what befalls a share of plays befalls it in every kind',
    ),
});
export type Task = z.infer<typeof taskSchema>;
