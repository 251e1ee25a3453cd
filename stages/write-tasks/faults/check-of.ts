// The read that shows whether a change went through: of the changed record, or of the list that a new one is in.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import type { PlannedCall } from '../plan.ts';
import { readOf } from '../record-reads.ts';
import type { Scratch } from '../scratch.ts';

type Read = Pick<PlannedCall, 'tool' | 'arguments'>;

/** Undefined where no tool of the agent shows it. */
export function checkOf(call: Read, scratch: Scratch): Read | undefined {
  const tool = scratch.tools.find(({ name }) => name === call.tool);
  let check: Read | undefined;
  if (tool)
    scratch.attempt(() => {
      const { ok, changes } = scratch.keep(tool, call.arguments);
      const [change] = changes;
      if (ok && change) check = readAfter({ tool, given: call.arguments, change }, scratch);
      return undefined;
    });
  return check;
}

interface Changing {
  readonly tool: Tool;
  readonly given: JsonObject;
  readonly change: StateChange;
}

function readAfter({ tool, given, change }: Changing, scratch: Scratch): Read | undefined {
  const isKnown = Object.values(given).includes(change.key);
  if (change.before !== null && change.after !== null && isKnown) {
    const read = readOf(change, tool, scratch.tools);
    return read && { tool: read.tool, arguments: read.arguments };
  }
  if (change.after === null) return undefined;
  return listWith({ tool, given, change }, scratch);
}

/** A list limited by something that the change names, such as whose record it is. */
function listWith({ tool, given, change }: Changing, scratch: Scratch): Read | undefined {
  const readers = scratch.tools.filter(({ effect, world }) => effect === 'read' && world === tool.world);
  for (const reader of readers) {
    for (const limited of limitsFrom(reader, { tool, given })) {
      const result = scratch.probe(reader, limited);
      if (result.ok && JSON.stringify(result.value).includes(JSON.stringify(change.key)))
        return { tool: reader.name, arguments: limited };
    }
  }
  return undefined;
}

/** Arguments of a read that name a row which the change names as well. */
const limitsFrom = (reader: Tool, { tool, given }: Pick<Changing, 'tool' | 'given'>): JsonObject[] =>
  Object.entries(reader.references).flatMap(([parameter, table]) => {
    const [named] = Object.entries(tool.references).find(([, other]) => other === table) ?? [];
    const value = named === undefined ? undefined : given[named];
    return typeof value === 'string' ? [{ [parameter]: value }] : [];
  });
