// Environment: what a task runs in. A tool call that fails is a result that the agent sees; an environment
// that breaks throws.
import type { Reader } from '../../pipeline/store.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';

export interface Session extends AsyncDisposable {
  /** Names of the tools that it answers. */
  readonly tools: readonly string[];
  call(name: string, given: JsonObject): Promise<ToolResult>;
  /** The state in canonical form: equal for states that mean the same. */
  snapshot(): Promise<Json>;
}

export interface Scenario {
  readonly part: EnvironmentPart;
  readonly store: Reader;
  readonly signal: AbortSignal;
}

export interface Environment {
  readonly name: string;
  open(scenario: Scenario): Promise<Session>;
}
