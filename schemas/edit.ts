// An edit: what a model, or a procedure, wrote to change a file as it was asked to, and what became of it. Only a
// measurement of edits makes these records.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { recordFields } from './record.ts';

export const editSchema = z.strictObject({
  ...recordFields,
  task: z.string().describe('hash of what was asked for'),
  trial: z.int().nonnegative(),
  format: z.enum(['search_replace', 'unified_diff']),
  path: z.string(),
  lines: z.int().positive().describe('length of the file'),
  changes: z.int().positive().describe('how many places were to change'),
  fault: z.string().optional().describe('what was planted into the edit; none for the right one'),
  call: z
    .strictObject({ name: z.string(), arguments: jsonObjectSchema })
    .optional()
    .describe('the edit, if one was made'),
  outcome: z
    .enum(['right', 'other', 'refused', 'no_edit'])
    .describe(
      'right: the text is as asked for; other: it applies and makes something else; refused: it does not apply',
    ),
  mode: z.string().optional().describe('where it applies: the laxest way of matching that it needs'),
  code: z.string().optional().describe('where it is refused: why'),
  laxer: z
    .strictObject({ mode: z.string(), outcome: z.enum(['right', 'other']) })
    .optional()
    .describe('what matching more laxly than the tool would make of a refused edit'),
});
export type Edit = z.infer<typeof editSchema>;
