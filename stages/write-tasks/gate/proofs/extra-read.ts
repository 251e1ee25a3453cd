// extra_read: one more look at what the task is about, which it does not need and which harms nothing.
import { propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { ScriptCall } from '../../../simulate/script.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { keysIn, lastCallsIn, toolsAtHand, withTurnBefore } from '../scripts.ts';

export const extraRead: Proof = {
  name: 'extra_read',
  expects: 'pass',
  play(scene) {
    const { script, play, random, ground } = scene;
    const index = lastCallsIn(script);
    const tools = new Map(ground.scratch.tools.map((tool) => [tool.name, tool]));
    const works = ({ tool: name, arguments: given }: ScriptCall): boolean => {
      const tool = tools.get(name);
      return tool !== undefined && ground.scratch.probe(tool, given).ok;
    };
    const call = random.shuffle(readsByKey(scene)).find(works) ?? overviews(scene)[0];
    return call && play(withTurnBefore(script, index, [call]));
  },
};

/** Reads of a row that an earlier call has named. */
function readsByKey(scene: ProofScene): ScriptCall[] {
  const { script, ground } = scene;
  const items = script.slice(0, lastCallsIn(script));
  const known = items.flatMap((item) => {
    const calls = item.kind === 'calls' ? item.calls : [];
    return calls.flatMap((call) => {
      const tool = ground.scratch.tools.find(({ name }) => name === call.tool);
      return tool ? keysIn(tool, call.arguments).map((key) => ({ ...key, world: tool.world })) : [];
    });
  });
  return toolsAtHand(scene, 'read').flatMap((tool) => {
    const [parameter, ...more] = requiredOf(tool.inputSchema);
    if (parameter === undefined || more.length > 0) return [];
    return known
      .filter(({ table, world }) => world === tool.world && tool.references[parameter] === table)
      .map(({ key }) => read(tool.name, { [parameter]: key }))
      .filter((call) => isNew(call, scene));
  });
}

/** Searches without a condition, of which a few rows are shown. */
const overviews = (scene: ProofScene): ScriptCall[] =>
  scene.task.oracle.calls.length === 0
    ? []
    : toolsAtHand(scene, 'read')
        .filter(
          ({ inputSchema }) =>
            requiredOf(inputSchema).length === 0 &&
            propertiesOf(inputSchema).some(([name]) => name === 'limit'),
        )
        .map(({ name }) => read(name, { limit: 3 }))
        .filter((call) => isNew(call, scene));

const read = (tool: string, given: ScriptCall['arguments']): ScriptCall => ({
  tool,
  arguments: given,
  purpose: 'to see the record as it is now',
});

const isNew = (call: ScriptCall, { task }: ProofScene): boolean =>
  task.oracle.calls.every(({ tool }) => tool !== call.tool);
