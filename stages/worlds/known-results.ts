// Results of calls that leave no trace, by the state of the world that they were made in: in that state the same call
// comes to the same. Those who plan a task ask more than half of their calls twice.
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { State, WorldDatabase } from './database.ts';
import { type Callable, callProgram, rehearse } from './program.ts';

/**
 * Results kept of a state. The state that a world starts with is kept as long as the world, and some hundred worlds are
 * kept; others end with the draft of a task. A page of a search takes some 10 KB.
 */
const mostKnown = { initial: 40, other: 200 };

const known = new WeakMap<State, Map<string, Map<Callable, ToolResult>>>();

/** Makes a call and takes its effects back. The result is shared: nobody may change it. */
export function tryCall(tool: Callable, database: WorldDatabase, given: JsonObject): ToolResult {
  const state = database.snapshot();
  const results = known.get(state) ?? new Map<string, Map<Callable, ToolResult>>();
  known.set(state, results);
  // Worlds that share an agent share a clock, so a world has several.
  const key = `${database.world.clock} ${JSON.stringify(given)}`;
  const byTool = results.get(key) ?? new Map<Callable, ToolResult>();
  const before = byTool.get(tool);
  if (before) return before;
  const result = (tool.effect === 'read' ? callProgram : rehearse)(tool, database, given);
  if (result.broken !== undefined) return result; // the state is no longer that of the database
  if (results.size >= mostKnown[state === database.initial ? 'initial' : 'other']) results.clear();
  results.set(key, byTool.set(tool, result));
  return result;
}
