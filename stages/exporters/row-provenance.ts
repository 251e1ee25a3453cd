// Provenance of a row: where it comes from and how good it is. Each field has one type whatever the data, so that files
// of different runs load together: lists and objects are JSON texts, since an empty list has no type in Arrow.
import { z } from 'zod';

const listText = z.string().describe('JSON text of a list of texts');

export const rowProvenanceSchema = z.strictObject({
  uuid: z.string().describe('the same for this dialogue in every format'),
  split: z.enum(['train', 'test']),
  trajectory: z.string(),
  task: z.string(),
  part: z.int().positive().describe('number among the rows of this trajectory'),
  parts: z.int().positive(),
  kind: z.string(),
  difficulty: z.int(),
  quality: z.number(),
  pass_rate: z.number(),
  calls: z.int().nonnegative().describe('calls of the play'),
  worlds: listText.describe('JSON text of a list: worlds and live servers that the contents come from'),
  target_tools: listText.describe('JSON text of a list: the tools that the oracle calls'),
  oracle_calls: z.string().describe('JSON text of a list of {name, arguments}'),
  end_state: z.string().describe('hash of the state that the oracle ends in'),
  policies: listText.describe('JSON text of a list: IDs of the policies in force'),
  faults: listText.describe('JSON text of a list: the faults that struck'),
  persona: z.string().describe('JSON text of an object'),
  scores: z.string().describe('JSON text of an object: score by criterion'),
  findings: listText.describe('JSON text of a list: rules of the judge that found a slip'),
  generators: z.string().describe('JSON text of an object: who answered, by role; `procedure` or a model'),
  licenses: listText.describe('JSON text of a list: license and package of the real tool specs in the row'),
  personal_data: listText.describe('JSON text of a list: kinds of personal data that the scan found'),
  seed: z.int(),
});
export type RowProvenance = z.infer<typeof rowProvenanceSchema>;
