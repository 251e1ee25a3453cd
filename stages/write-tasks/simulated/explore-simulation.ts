// Explores a simulated server by calls that read: with values of its own results, with the keys of its rows, and with
// the values that its tools were given to be tried with.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { LoadedSimulation } from '../../simulations/simulation.ts';
import { type CallTool, type ExploredCall, explore, rowsIn } from '../own-server/explore.ts';

/** Every call is answered by a model, more than once. */
const most = { calls: 14, rowsFollowed: 3 };
/** Calls of one tool by keys or samples. */
const mostTried = 2;

export async function exploreSimulation(
  { simulation, specs }: LoadedSimulation,
  call: CallTool,
): Promise<ExploredCall[]> {
  const reads = simulation.tools.filter(({ effect }) => effect === 'read');
  const listed = reads.flatMap(({ name }) => specs.get(name) ?? []);
  const explored = await explore(listed, call, most);
  for (const tool of reads) {
    if (explored.some((made) => made.tool === tool.name)) continue;
    const required = requiredOf(specs.get(tool.name)?.inputSchema ?? {});
    for (const given of triedArguments(tool, required, simulation.state).slice(0, mostTried)) {
      const { ok, value } = await call(tool.name, given);
      if (ok) explored.push({ tool: tool.name, arguments: given, value, rows: rowsIn(value) });
    }
  }
  return explored;
}

type Tool = LoadedSimulation['simulation']['tools'][number];

/** One call for each row of the table that a parameter refers to, with the values of a sample. */
function triedArguments(
  { references, samples }: Tool,
  required: readonly string[],
  state: LoadedSimulation['simulation']['state'],
): JsonObject[] {
  const [reference] = Object.entries(references).filter(([name]) => required.includes(name));
  const sets = samples.length > 0 ? samples : [{}];
  const keys = reference ? Object.keys(state[reference[1]] ?? {}) : [];
  const tried = reference
    ? keys.map((key, at) => ({ ...sets[at % sets.length], [reference[0]]: key }))
    : sets;
  return tried.filter((given) => required.every((name) => Object.hasOwn(given, name)));
}
