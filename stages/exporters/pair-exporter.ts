// PairExporter: writes a pair of turns as one line of a file for preference training, and reads it back.
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Message } from '../../schemas/message.ts';
import type { Pair } from '../../schemas/pair.ts';
import type { Accepted } from './exporter.ts';

/** One context and two turns of the agent, of which one is right. In the form in which the agent saw and wrote them. */
export interface Preference {
  readonly prompt: readonly Message[];
  readonly chosen: Message;
  readonly rejected: Message;
  readonly tools: readonly ToolOffer[];
}

export interface ExportedPair {
  readonly pair: Pair;
  readonly preference: Preference;
  readonly madeBy: Accepted['madeBy'];
}

export interface PairExporter {
  readonly format: string;
  /** One sentence for the help text and the dataset card. */
  readonly summary: string;
  /** The row of a pair, a JSON object. */
  line(exported: ExportedPair): object;
  /** What a trainer finds in a row. Throws when the row does not have the form of the format. */
  preferenceIn(row: unknown): Preference;
}
