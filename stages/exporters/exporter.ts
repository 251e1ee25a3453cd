// Exporter: writes a dialogue as one line of a training file, and reads it back. What a format cannot hold is taken
// care of before: `limits` says what that is, and the rules in stages/export/fit make a dialogue fit for it.
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Message } from '../../schemas/message.ts';
import type { RowProvenance } from './row-provenance.ts';

/** `isMasked` is set on a turn of the agent that nobody should learn from. */
export type Turn = Message & { readonly isMasked?: true };

/** A dialogue as a trainer shall see it. Tools are none where the protocol describes them in the system prompt. */
export interface RowDialogue {
  readonly messages: readonly Turn[];
  readonly tools: readonly ToolOffer[];
}

export interface Row extends RowDialogue {
  readonly provenance: RowProvenance;
}

/** What a format, or the chat template or service that it is for, can hold. */
export interface Limits {
  /**
   * Where reasoning stays. `exchange`: the chat template drops that of turns before the last message of the user.
   * `chain`: it drops that of all turns before the last answer.
   */
  readonly reasoning: 'nowhere' | 'everywhere' | 'exchange' | 'chain';
  /** Whether a turn may hold several calls. */
  readonly parallelCalls: boolean;
  /** Whether single turns of the agent can be left out of the loss. */
  readonly masks: boolean;
  /** False where a turn with calls cannot say something beside them. */
  readonly wordsBesideCalls?: false;
  /**
   * What a row is, if not the whole dialogue: what leads up to one turn of the agent, and that turn, which alone is
   * learned. `turns`: any turn; `calls`: a turn with calls; `opening`: the first turn, if it has calls.
   */
  readonly cut?: 'turns' | 'calls' | 'opening';
  readonly declarations?: DeclarationLimits;
}

/** What a service accepts as the declaration of a tool, besides a schema with an object at its root. */
export interface DeclarationLimits {
  /** Longest description, in characters. */
  readonly description: number;
  /** Longest name, in characters of `A-Z a-z 0-9 _ -`. */
  readonly name: number;
}

export interface Exporter {
  readonly format: string;
  /** One sentence for the help text and the dataset card. */
  readonly summary: string;
  readonly limits: Limits;
  /** What a trainer needs to know to use the files, as Markdown for the dataset card. */
  readonly usage?: string;
  /** Why a dialogue has no row in this format, in a few words for the dataset card. */
  unfit?(row: Row): string | undefined;
  /** A JSON object. */
  line(row: Row): object;
  /**
   * The dialogue that a trainer finds in a row. Throws when the row does not have the form of the format.
   * The conformance suite reads every row back with it. Formats without call ids number the calls in order, as plays do.
   */
  dialogueIn(row: unknown): RowDialogue;
  /** What a trainer hands to a chat template for a row, where it uses one. */
  rendering?(line: object): { readonly messages: readonly object[]; readonly tools: readonly object[] };
  /** Files beside the rows that a trainer needs, by name. */
  readonly files?: Readonly<Record<string, object>>;
}
