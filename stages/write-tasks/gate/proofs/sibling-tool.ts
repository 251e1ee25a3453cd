// sibling_tool: the last change is made by a tool that looks right and is not.
import { requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../../schemas/tool.ts';
import type { ScriptCall } from '../../../simulate/script.ts';
import { sampleArguments } from '../../../worlds/sample-arguments.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { tablesWritten, toolsAtHand, type WriteAt, withCall, writesIn } from '../scripts.ts';

/** Siblings that are played until one does something else than the right tool. */
const mostTried = 3;

export const siblingTool: Proof = {
  name: 'sibling_tool',
  expects: 'fail',
  async play(scene) {
    const { script, play, oracle } = scene;
    const write = writesIn(scene).at(-1);
    if (!write || scene.task.expected === 'decline') return undefined;
    for (const call of siblingCalls(write, scene)) {
      const played = await play(withCall(script, write, call));
      // A sibling that leads to the same state is another way to do it.
      if (played.finalState !== oracle.finalState) return played;
    }
    return undefined;
  },
};

function siblingCalls({ call, tool }: WriteAt, scene: ProofScene): ScriptCall[] {
  const { nearMiss } = scene.task;
  if (nearMiss) return [{ ...call, tool: nearMiss.tool, arguments: nearMiss.arguments }];
  if (!tool) return [];
  const tables = new Set(tablesWritten(tool));
  const siblings = toolsAtHand(scene, 'write').filter(
    (other) =>
      other.world === tool.world &&
      other.name !== tool.name &&
      tablesWritten(other).some((table) => tables.has(table)),
  );
  return scene.random
    .shuffle(siblings)
    .slice(0, mostTried)
    .map((sibling) => ({ ...call, tool: sibling.name, arguments: argumentsFor(sibling, call, scene) }));
}

/** The arguments of the right call where the sibling takes them, and drawn ones where it needs more. */
function argumentsFor(sibling: Tool, { arguments: given }: ScriptCall, { ground, random }: ProofScene) {
  const database = ground.scratch.databaseOf(sibling);
  const drawn = sampleArguments(sibling, { database, state: database.initial, random });
  const needed = requiredOf(sibling.inputSchema);
  return Object.fromEntries(needed.map((name) => [name, given[name] ?? drawn[name] ?? null]));
}
