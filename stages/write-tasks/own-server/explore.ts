// Explores an MCP server of the user's own by calls that read: first those that need no arguments, then those whose
// arguments are values that earlier results showed. What a server returns is data: it becomes arguments and facts
// of tasks, and nothing in it is obeyed.
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import type { ListedTool } from '../../mcp/listed-tools.ts';

export interface ExploredCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly value: Json;
  /** The rows of the result: the longest list of objects in it, or the result if it is one object. */
  readonly rows: readonly JsonObject[];
  /** For a call with values of an earlier row: the call and the row that they are from. */
  readonly from?: { readonly call: number; readonly row: number };
}

export type CallTool = (tool: string, given: JsonObject) => Promise<{ ok: boolean; value: Json }>;

/** Calls in all, and rows of a list that are looked at more closely: enough for tasks, few enough for a live server. */
const ofServers = { calls: 40, rowsFollowed: 6 };

export async function explore(
  tools: readonly ListedTool[],
  call: CallTool,
  most = ofServers,
): Promise<ExploredCall[]> {
  const made: ExploredCall[] = [];
  const make = async (tool: string, given: JsonObject, from?: ExploredCall['from']): Promise<void> => {
    if (made.length >= most.calls || made.some((other) => isSame(other, tool, given))) return;
    const { ok, value } = await call(tool, given);
    if (ok) made.push({ tool, arguments: given, value, rows: rowsIn(value), ...(from ? { from } : {}) });
  };
  for (const { name, inputSchema } of tools) if (requiredOf(inputSchema).length === 0) await make(name, {});
  const lists = made.filter(({ rows }) => rows.length > 0);
  for (const { name, inputSchema } of tools) {
    const required = requiredOf(inputSchema);
    if (required.length === 0) continue;
    for (const list of lists)
      for (const [row, values] of list.rows.slice(0, most.rowsFollowed).entries()) {
        const given = argumentsFrom(values, { required, inputSchema, tool: list.tool });
        if (given) await make(name, given, { call: made.indexOf(list), row });
      }
  }
  return made;
}

const isSame = (other: ExploredCall, tool: string, given: JsonObject): boolean =>
  other.tool === tool && JSON.stringify(other.arguments) === JSON.stringify(given);

interface Wanted {
  readonly required: readonly string[];
  readonly inputSchema: JsonObject;
  /** The tool whose result the row is from. */
  readonly tool: string;
}

/** Arguments for every required parameter from the values of a row; undefined where one has no value. */
function argumentsFrom(row: JsonObject, { required, inputSchema, tool }: Wanted): JsonObject | undefined {
  const given: [string, Json][] = [];
  for (const [name, schema] of propertiesOf(inputSchema)) {
    if (!required.includes(name)) continue;
    const value = valueFor(snakeCase(name), row, nounsOf(tool));
    if (value === undefined || !fits(value, schema.type)) return undefined;
    given.push([name, value]);
  }
  return given.length === required.length ? Object.fromEntries(given) : undefined;
}

/** "book_id" is the field book_id of any row, and the field id of a row of books. */
function valueFor(name: string, row: JsonObject, nouns: readonly string[]): Json | undefined {
  const fields = new Map(Object.entries(row).map(([field, value]) => [snakeCase(field), value]));
  const known = fields.get(name);
  if (known !== undefined) return known;
  const [, noun] = /^(.+)_(?:id|key|code|name)$/.exec(name) ?? [];
  return noun !== undefined && nouns.some((each) => each === noun || each === `${noun}s`)
    ? fields.get(name.slice(noun.length + 1))
    : undefined;
}

const nounsOf = (tool: string): string[] => snakeCase(tool).split('_').slice(1);

const fits = (value: Json, type: Json | undefined): boolean =>
  type === 'string'
    ? typeof value === 'string'
    : type === 'number' || type === 'integer'
      ? typeof value === 'number'
      : false;

/** The longest list of objects anywhere in a result; the result itself if it is one flat object. */
export function rowsIn(value: Json): JsonObject[] {
  const lists = listsIn(value);
  const [longest] = lists.toSorted((a, b) => b.length - a.length);
  if (longest) return longest;
  return isObject(value) && Object.keys(value).length > 1 ? [value] : [];
}

function listsIn(value: Json): JsonObject[][] {
  if (Array.isArray(value)) {
    const objects = value.filter((item) => isObject(item));
    return objects.length > 0 && objects.length === value.length ? [objects] : [];
  }
  return isObject(value) ? Object.values(value).flatMap(listsIn) : [];
}
