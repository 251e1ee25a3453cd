// Exporter: an accepted trajectory and its agent as one line of a training file, or nothing.
import type { Agent, ToolDeclaration } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';

export interface Accepted {
  readonly trajectory: Trajectory;
  readonly agent: Agent;
  readonly judgement: Judgement;
  /** Tools that the agent had in this play. */
  readonly tools: ToolDeclaration[];
  /**
   * Roles that were answered by procedures on the way to this row, and the models that answered the others.
   */
  readonly madeBy: { readonly procedures: readonly string[]; readonly models: readonly string[] };
}

export interface Exporter {
  readonly format: string;
  /** One sentence for the help text and the dataset card. */
  readonly summary: string;
  line(accepted: Accepted): Json | undefined;
}

/** A tool declaration in the form that OpenAI introduced and most chat templates take. */
export function functionTool({ name, description, inputSchema }: ToolDeclaration): JsonObject {
  const { $schema: _, ...parameters } = inputSchema;
  return { type: 'function', function: { name, description, parameters } };
}
