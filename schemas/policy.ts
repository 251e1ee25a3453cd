// A rule of an application as data. From one definition follow the guards of the tools that enforce it, the
// sentence that agents read, and the check of the judge.
import { z } from 'zod';

/** What a policy is about. */
const subjectSchema = z.enum([
  'state',
  'role',
  'limit',
  'time window',
  'ownership',
  'dependency',
  'order of steps',
  'confirmation',
  'disclosure',
]);

export const changeCheckSchema = z
  .strictObject({
    on: z.literal('change'),
    table: z.string(),
    violation: z
      .string()
      .describe(
        'SQL expression over one row that a call changes, true if the policy is broken. changed.old_COLUMN ' +
          'and changed.new_COLUMN hold the row before and after (NULL where there is none), changed.key ' +
          'its key (NULL for a new row), changed.kind insert, update or delete; changed_rows has all rows ' +
          'of the table that the call changes; tables are as they were before the call; :now is the clock',
      ),
    unless: z
      .enum(['confirmed', 'read'])
      .optional()
      .describe(
        'confirmed: the change is allowed once the user has agreed to it in the conversation; read: once ' +
          'an earlier call has returned the row',
      ),
  })
  .describe('watches the rows of one table');

const answerCheckSchema = z
  .strictObject({
    on: z.literal('answer'),
    values: z.string().describe('SELECT of the values that an answer must not contain, one column'),
  })
  .describe('watches what the agent tells the user');

export const policySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  about: subjectSchema,
  enforcedBy: z
    .enum(['tools', 'agent'])
    .describe('tools: every tool that could break it refuses; agent: the tools let it through'),
  check: z.discriminatedUnion('on', [changeCheckSchema, answerCheckSchema]),
  error: z.strictObject({ code: z.string().regex(/^[A-Z][A-Z0-9_]+$/), message: z.string() }),
  prose: z.string().describe('the policy in a sentence, for the agent'),
});
export type Policy = z.infer<typeof policySchema>;
export type ChangeCheck = z.infer<typeof changeCheckSchema>;
