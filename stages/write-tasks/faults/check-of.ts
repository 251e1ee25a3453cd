// The read that shows whether a change went through: of the changed record, or of the list that a new one is in.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import type { PlannedCall } from '../plan.ts';
import { readOf } from '../record-reads.ts';
import type { Scratch } from '../scratch.ts';

type Read = Pick<PlannedCall, 'tool' | 'arguments'>;

/** Undefined where no tool of the agent shows it. `earlier`: reads that the agent has made on the way. */
export function checkOf(call: Read, earlier: readonly Read[], scratch: Scratch): Read | undefined {
  const tool = scratch.tools.find(({ name }) => name === call.tool);
  const [change] = tool ? scratch.probe(tool, call.arguments).changes : [];
  if (!tool || !change) return undefined;
  const reads = [...readsOf({ tool, given: call.arguments, change }, scratch), ...earlier];
  const before = reads.map((read) => shownBy(read, scratch));
  let check: Read | undefined;
  scratch.attempt(() => {
    scratch.keep(tool, call.arguments);
    check = reads.find((read, index) => {
      const shown = shownBy(read, scratch);
      return shown !== before[index] && shown.includes(JSON.stringify(change.key));
    });
    return undefined;
  });
  return check && { tool: check.tool, arguments: check.arguments };
}

function shownBy(read: Read, scratch: Scratch): string {
  const tool = scratch.tools.find(({ name }) => name === read.tool);
  const result = tool && scratch.probe(tool, read.arguments);
  return result?.ok ? JSON.stringify(result.value) : '';
}

interface Changing {
  readonly tool: Tool;
  readonly given: JsonObject;
  readonly change: StateChange;
}

/** Reads of the changed record, or of lists limited by something that the change names, such as whose it is. */
function readsOf({ tool, given, change }: Changing, { tools }: Pick<Scratch, 'tools'>): Read[] {
  const isKnown = Object.values(given).includes(change.key);
  const record = isKnown && change.after !== null ? readOf(change, tool, tools) : undefined;
  const lists = tools
    .filter(({ effect, world }) => effect === 'read' && world === tool.world)
    .flatMap((reader) =>
      limitsFrom(reader, { tool, given }).map((limits) => ({ tool: reader.name, arguments: limits })),
    );
  return [...(record ? [record] : []), ...lists];
}

/** Arguments of a read that name a row which the change names as well. */
const limitsFrom = (reader: Tool, { tool, given }: Pick<Changing, 'tool' | 'given'>): JsonObject[] =>
  Object.entries(reader.references).flatMap(([parameter, table]) => {
    const [named] = Object.entries(tool.references).find(([, other]) => other === table) ?? [];
    const value = named === undefined ? undefined : given[named];
    return typeof value === 'string' ? [{ [parameter]: value }] : [];
  });
