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
    for (const call of neighborCalls(write, scene)) {
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

function keysNear({ key, table, tool }: { key: string; table: string; tool: Tool }, { ground }: ProofScene) {
  const { initial, world } = ground.scratch.databaseOf(tool);
  const column = world.tables[table]?.key ?? 'id';
  const keys = (initial[table] ?? []).map((row) => String(row[column]));
  const at = keys.indexOf(key);
  return at === -1 ? [] : [...keys.slice(at + 1), ...keys.slice(0, at).reverse()].slice(0, mostTried);
}
