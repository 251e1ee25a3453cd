// neighbor_row: a change is made to another row of the same table.
import type { Tool } from '../../../../schemas/tool.ts';
import type { ScriptCall } from '../../../simulate/script.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { keysIn, type WriteAt, withCall, writesIn } from '../scripts.ts';

export const neighborRow: Proof = {
  name: 'neighbor_row',
  expects: 'fail',
  async play(scene) {
    const { script, play, task, oracle } = scene;
    const write = writesIn(scene).at(-1);
    if (!write || task.expected === 'decline') return undefined;
    const calls = write.tool ? neighborCalls(write, scene) : simulatedNeighbors(write, scene);
    for (const call of calls) {
      const played = await play(withCall(script, write, call));
      if (played.finalState !== oracle.finalState) return played;
    }
    return undefined;
  },
};

/** Rows near the right one that are tried. */
const mostTried = 4;

/** The call for neighbors of its row, where it works. */
export function* neighborCalls(
  { call, tool }: Pick<WriteAt, 'call' | 'tool'>,
  scene: ProofScene,
): Generator<ScriptCall> {
  if (!tool) return;
  for (const { name, table, key } of keysIn(tool, call.arguments))
    for (const other of keysNear({ key, table, tool }, scene)) {
      const given = { ...call.arguments, [name]: other };
      if (scene.ground.scratch.probe(tool, given).changes.length > 0) yield { ...call, arguments: given };
    }
}

/** Of a simulated server: a model answers each call, so one neighbor has to do, whether it works or not. */
function* simulatedNeighbors(
  { call }: Pick<WriteAt, 'call'>,
  { ground: { simulations } }: ProofScene,
): Generator<ScriptCall> {
  for (const { tables, state, tools } of simulations) {
    const references = tools.find(({ name }) => name === call.tool)?.references ?? {};
    for (const [name, table] of Object.entries(references)) {
      const key = tables[table]?.key ?? '';
      const other = Object.values(state[table] ?? {}).find((row) => row[key] !== call.arguments[name]);
      if (!other || call.arguments[name] === undefined) continue;
      yield { ...call, arguments: { ...call.arguments, [name]: other[key] ?? null } };
      return;
    }
  }
}

function keysNear({ key, table, tool }: { key: string; table: string; tool: Tool }, { ground }: ProofScene) {
  const { initial, world } = ground.scratch.databaseOf(tool);
  const column = world.tables[table]?.key ?? 'id';
  const keys = (initial[table] ?? []).map((row) => String(row[column]));
  const at = keys.indexOf(key);
  return at === -1 ? [] : [...keys.slice(at + 1), ...keys.slice(0, at).reverse()].slice(0, mostTried);
}
