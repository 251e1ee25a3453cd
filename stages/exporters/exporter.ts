// Exporter: writes an accepted trajectory and its agent as one line of a training file, and reads it back.
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Selection } from '../../schemas/selection.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';

export interface Accepted {
  /** Its messages are those that the agent saw and wrote, in the form of the protocol of the play. */
  readonly trajectory: Trajectory;
  readonly agent: Agent;
  readonly judgement: Judgement;
  /** Says how hard the task is and how often it was passed. */
  readonly selection: Selection;
  /**
   * Set on one of several rows of a play whose agent did not see the whole conversation. The labels of `judgement` are
   * those of the turns to learn from; a format that cannot mask the others leaves the row out.
   */
  readonly part?: { readonly number: number; readonly of: number };
  /**
   * Tools that were declared to the agent in this play: of a catalog, its search and its call. None where the
   * protocol describes them in the system prompt.
   */
  readonly tools: readonly ToolOffer[];
  /**
   * Roles that were answered by procedures on the way to this row, and the models that answered the others.
   */
  readonly madeBy: { readonly procedures: readonly string[]; readonly models: readonly string[] };
}

export interface Exporter {
  readonly format: string;
  /** One sentence for the help text and the dataset card. */
  readonly summary: string;
  /** The row of a trajectory, a JSON object; undefined when the format cannot hold it. */
  line(accepted: Accepted): object | undefined;
  /**
   * The dialogue that a trainer finds in a row. Throws when the row does not have the form of the format.
   * The conformance suite reads every row back with it.
   */
  dialogueIn(row: unknown): RowDialogue;
}

/** A dialogue as a row tells it. Formats without call ids number the calls in order, as plays do. */
export interface RowDialogue {
  readonly messages: readonly Message[];
  readonly tools: readonly ToolOffer[];
}
