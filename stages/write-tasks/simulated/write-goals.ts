// Goals that change something on a simulated server: a call with the keys of rows and with values that its tool was
// given to be tried with, and the reads that lead from the names of the rows to their keys.
import type { Random } from '../../../pipeline/hash.ts';
import { requiredOf, schemaFaults } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { SimulatedTool } from '../../../schemas/simulation.ts';
import type { Fact } from '../../../schemas/task.ts';
import { leavesOf } from '../../simulations/known-values.ts';
import type { LoadedSimulation } from '../../simulations/simulation.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import type { GraphGoal } from '../graph/graph-goal.ts';
import type { ExploredCall } from '../own-server/explore.ts';
import { purposeOf } from '../purpose.ts';
import { asRequest } from '../request.ts';
import { canBeWished, wishFor } from '../wish.ts';
import { keyInWords, nameOf } from '../wording.ts';

interface Scene {
  readonly simulated: LoadedSimulation;
  readonly explored: readonly ExploredCall[];
}

export function writeGoal({ simulated, explored }: Scene, random: Random): GraphGoal | undefined {
  const { simulation, specs } = simulated;
  const writes = simulation.tools.filter(({ effect }) => effect === 'write');
  for (const tool of random.shuffle(writes)) {
    const schema = specs.get(tool.name)?.inputSchema;
    const given = schema && drawArguments(tool, { schema, simulated, random });
    if (given && schemaFaults(schema, given).length === 0 && canBeWished(tool, Object.keys(given)))
      return goalOf(tool, given, { simulated, explored, random });
  }
  return undefined;
}

interface Drawing {
  readonly schema: JsonObject;
  readonly simulated: LoadedSimulation;
  readonly random: Random;
}

/** The values of one sample, and the key of a row for each parameter that is required and takes one. */
function drawArguments(
  { references, samples }: SimulatedTool,
  { schema, simulated: { simulation }, random }: Drawing,
): JsonObject | undefined {
  const given: JsonObject = samples.length > 0 ? { ...random.pick(samples) } : {};
  for (const name of requiredOf(schema)) {
    const table = references[name];
    if (table === undefined) continue;
    const rows = Object.values(simulation.state[table] ?? {});
    const key = rows.length > 0 ? random.pick(rows)[simulation.tables[table]?.key ?? ''] : undefined;
    if (key === undefined) return undefined;
    given[name] = key;
  }
  return given;
}

/** How the user says a row, and the read that leads from there to its key. */
interface SaidRow {
  readonly parameter: string;
  readonly text: string;
  readonly fact: Fact;
  readonly lookup?: ExploredCall;
}

function goalOf(
  tool: SimulatedTool,
  given: JsonObject,
  scene: Scene & { readonly random: Random },
): GraphGoal {
  const { random } = scene;
  const rows = Object.entries(tool.references).flatMap(([parameter, table]): SaidRow[] => {
    const key = given[parameter];
    return key === undefined ? [] : [saidRow({ parameter, table, key }, scene)];
  });
  const wish = wishFor(
    tool,
    { given, rows: new Map(rows.map(({ parameter, text }) => [parameter, text])) },
    random,
  );
  const lookups = [...new Set(rows.flatMap(({ lookup }) => lookup ?? []))];
  const plain = Object.entries(given).filter(([name]) => tool.references[name] === undefined);
  return {
    say: asRequest(wish, random),
    facts: [...rows.map(({ fact }) => fact), ...plain.map(([name, value]) => told(nameInWords(name), value))],
    calls: [
      ...lookups.map(({ tool: reader, arguments: asked }) => ({
        tool: reader,
        arguments: asked,
        turn: 0,
        goal: 0,
        purpose: `to find ${rows.find(({ lookup }) => lookup?.tool === reader)?.text ?? 'it'}`,
      })),
      {
        tool: tool.name,
        arguments: given,
        turn: lookups.length > 0 ? 1 : 0,
        goal: 0,
        purpose: purposeOf(wish.text, rows[0]?.text ?? ''),
      },
    ],
    communicate: [],
  };
}

/** By its name, where a read without arguments shows the name with the key; otherwise by the key itself. */
function saidRow(
  { parameter, table: of, key }: { parameter: string; table: string; key: Json },
  { simulated: { simulation }, explored }: Scene,
): SaidRow {
  const table = simulation.tables[of];
  const named = table && nameOf(key, table, Object.values(simulation.state[of] ?? {}));
  const lookup = explored.find(
    ({ arguments: asked, rows }) =>
      Object.keys(asked).length === 0 && rows.some((row) => holdsBoth(row, [key, named?.name ?? null])),
  );
  if (named && lookup) return { parameter, text: named.text, fact: told(table.noun, named.name), lookup };
  return { parameter, text: keyInWords(key, table), fact: told(table?.noun ?? parameter, key) };
}

const holdsBoth = (row: JsonObject, values: readonly Json[]): boolean => {
  const leaves: Json[] = leavesOf(row);
  return values.every((value) => leaves.includes(value));
};

const told = (name: string, value: Json): Fact => ({
  name,
  value,
  text: `It's ${valueInWords(value)}.`,
  disclosed: 'opening',
});
