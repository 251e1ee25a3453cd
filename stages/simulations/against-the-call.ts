// What an answer sets against the words of its call: told to switch a light off, a small model switches it on, as in
// the example of its prompt. Every value is in the state then, and the state is sound.
//
//   set_light {"room":"attic","light":"off"}
//   {"op":"replace","path":"/rooms/attic/light","value":"on"}
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { SimulationDraft } from '../../schemas/simulation.ts';
import type { SimulatorInput, SimulatorReply } from './simulated-call.ts';

type Tables = SimulationDraft['tables'];
type Answer = Pick<SimulatorReply, 'patch' | 'result'>;
type Call = Pick<SimulatorInput, 'tool' | 'given'> & { readonly simulation: { readonly tables: Tables } };

export function againstTheCall({ patch, result }: Answer, { tool, given, simulation }: Call): string[] {
  const set = patch.flatMap((operation) => cellsOf(operation, given));
  return [
    ...set
      .filter(({ table, column, value }) => {
        const said = given[column];
        return (
          said !== undefined && takes(simulation.tables[table], column, said) && differs(value, given, said)
        );
      })
      .map(
        ({ place, column, value }) =>
          `it sets ${place} to ${JSON.stringify(value)}, but the call says ${JSON.stringify(given[column])}`,
      ),
    ...(tool.effect === 'write' && isObject(result) ? toldOtherwise(result, { tool, given }) : []),
  ];
}

interface Cell {
  readonly table: string;
  readonly column: string;
  readonly place: string;
  readonly value: Json;
}

/** What an operation sets: the cells of a new row, or one cell of a row that the call names. */
function cellsOf({ op, path, value }: SimulatorReply['patch'][number], given: JsonObject): Cell[] {
  const [, table = '', key = '', column] = path.split('/');
  if (op === 'remove' || value === undefined) return [];
  if (column === undefined)
    return isObject(value)
      ? Object.entries(value).map(([name, cell]) => ({
          table,
          column: name,
          place: `${path}/${name}`,
          value: cell ?? null,
        }))
      : [];
  return Object.values(given).includes(key) ? [{ table, column, place: path, value }] : [];
}

/** Whether a column can only mean what a parameter of its name says: a state, a yes or no, a key. */
function takes(table: Tables[string] | undefined, column: string, said: Json): boolean {
  if (!table) return false;
  if (Object.hasOwn(table.references, column)) return true;
  return isChoice(isObject(table.row.properties) ? table.row.properties[column] : undefined, said);
}

const isChoice = (schema: Json | undefined, said: Json): boolean =>
  isObject(schema) &&
  (Array.isArray(schema.enum)
    ? schema.enum.includes(said)
    : schema.type === 'boolean' && typeof said === 'boolean');

/** A value that another parameter gives is set for a reason of its own. */
const differs = (value: Json, given: JsonObject, said: Json): boolean =>
  value !== said && !Object.values(given).includes(value);

/** What a result says of a parameter that is a choice. */
function toldOtherwise(result: JsonObject, { tool, given }: Pick<Call, 'tool' | 'given'>): string[] {
  const { properties } = tool.inputSchema;
  return Object.entries(given).flatMap(([name, said]) => {
    const told = result[name];
    const isTold = told !== undefined && isObject(properties) && isChoice(properties[name], said ?? null);
    return isTold && differs(told, given, said ?? null)
      ? [`result: says ${name} is ${JSON.stringify(told)}, but the call says ${JSON.stringify(said)}`]
      : [];
  });
}
