// Environment: what a task runs in. If a tool call fails, the agent gets an error result. If the environment
// itself breaks, it throws.
import type { Reader } from '../../pipeline/store.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Plant } from '../../schemas/plant.ts';
import type { Workspace } from '../../schemas/program.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Tape } from '../simulations/tape.ts';

export interface Session extends AsyncDisposable {
  /** Names of the tools that can be called. */
  readonly tools: readonly string[];
  call(name: string, given: JsonObject): Promise<ToolResult>;
  /** The state in canonical form: states with the same meaning are equal. */
  snapshot(): Promise<Json>;
  /** Back to the state in which it was opened. Absent where only a new session is in that state. */
  rewind?(): Promise<void>;
}

/** What one session has beside its parts. */
export interface Staged {
  /** What is planted into its records. */
  readonly plants?: readonly Plant[] | undefined;
  /** What simulated tools have answered before, and who is asked for more. */
  readonly tape?: Tape | undefined;
  /** The project that its tools work on, and what decides about it in the end. */
  readonly workspace?: Workspace | undefined;
}

interface Scenario extends Staged {
  readonly part: EnvironmentPart;
  readonly store: Reader;
  readonly signal: AbortSignal;
}

export interface Environment {
  readonly name: string;
  /** True where playing once more starts a server, asks a model, or changes what lies outside toolloom. */
  readonly isOutside?: true;
  open(scenario: Scenario): Promise<Session>;
}
