// PairExporter: writes a pair of turns as lines of a file for preference training, and reads them back.
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Message } from '../../schemas/message.ts';
import type { Limits } from './exporter.ts';

/** One context and two turns of the agent, of which one is right. In the form in which the agent saw and wrote them. */
export interface Preference {
  readonly prompt: readonly Message[];
  readonly chosen: Message;
  readonly rejected: Message;
  readonly tools: readonly ToolOffer[];
}

/** Where a pair comes from. Each field has one type whatever the data, as in the provenance of a row. */
export const pairProvenanceSchema = z.strictObject({
  uuid: z.string().describe('the same for this pair in every format'),
  split: z.enum(['train', 'test']),
  pair: z.string(),
  task: z.string(),
  kind: z.string(),
  source: z.string(),
  reason: z.string(),
  generators: z.string().describe('JSON text of an object: who answered, by role; `procedure` or a model'),
  seed: z.int(),
});
export type PairProvenance = z.infer<typeof pairProvenanceSchema>;

export interface ExportedPair {
  readonly preference: Preference;
  readonly provenance: PairProvenance;
}

export interface PairExporter {
  readonly format: string;
  /** One sentence for the help text and the dataset card. */
  readonly summary: string;
  readonly limits: Pick<Limits, 'reasoning' | 'declarations'>;
  /** What a trainer needs to know to use the files, as Markdown for the dataset card. */
  readonly usage?: string;
  /** The rows of a pair, JSON objects. */
  lines(exported: ExportedPair): readonly object[];
  /** What a trainer finds in the rows of a pair. Throws when they do not have the form of the format. */
  preferenceIn(rows: readonly unknown[]): Preference;
}
