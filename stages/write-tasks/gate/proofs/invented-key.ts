// invented_key: the agent tries an ID that nobody has given before it makes the right call.
import { requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../../schemas/tool.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { lastCallsIn, toolsAtHand, withTurnBefore } from '../scripts.ts';

export const inventedKey: Proof = {
  name: 'invented_key',
  expects: 'fail',
  play(scene) {
    const { script, random, play, task } = scene;
    const index = lastCallsIn(script);
    const candidates = toolsAtHand(scene, 'read').flatMap((tool) => keyOf(tool, scene));
    if (index === -1 || candidates.length === 0 || task.expected === 'decline') return undefined;
    const { tool, given } = random.pick(candidates);
    return play(
      withTurnBefore(script, index, [{ tool, arguments: given, purpose: 'to look at the record' }]),
    );
  },
};

/** Far beyond the keys that a world has. */
const beyond = 5000;

function keyOf({ name, world, references, inputSchema }: Tool, { ground }: ProofScene) {
  const [parameter, ...more] = requiredOf(inputSchema);
  const table = parameter === undefined ? undefined : references[parameter];
  const tool = ground.scratch.tools.find((each) => each.name === name && each.world === world);
  if (parameter === undefined || table === undefined || more.length > 0 || !tool) return [];
  const { initial, world: known } = ground.scratch.databaseOf(tool);
  const key = initial[table]?.[0]?.[known.tables[table]?.key ?? 'id'];
  const [, prefix, number] = /^([A-Z]{2,4}-)(\d+)$/.exec(String(key)) ?? [];
  return prefix === undefined
    ? []
    : [{ tool: name, given: { [parameter]: `${prefix}${Number(number) + beyond}` } }];
}
