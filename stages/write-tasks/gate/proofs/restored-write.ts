// restored_write: another row is changed and put back, so that the final state shows nothing.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Tool } from '../../../../schemas/tool.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { lastAnswerIn, toolsAtHand, withTurnBefore } from '../scripts.ts';
import { extraCalls } from './extra-write.ts';

export const restoredWrite: Proof = {
  name: 'restored_write',
  expects: 'fail',
  async play(scene) {
    const { script, play, oracle, task } = scene;
    const tools = toolsAtHand(scene, 'write');
    for (const call of extraCalls(scene)) {
      const tool = tools.find(({ name }) => name === call.tool);
      const back = tool && argumentsBack(tool, call.arguments, scene);
      if (!back) continue;
      const restore = { ...call, arguments: back, purpose: 'to put it back as it was' };
      const once = withTurnBefore(script, lastAnswerIn(script), [call]);
      const played = await play(withTurnBefore(once, lastAnswerIn(once), [restore]));
      const changed = played.steps.at(-1)?.result.changes[0];
      const row = `${changed?.table}:${changed?.key}`;
      if (changed && played.finalState === oracle.finalState && !task.oracle.touched.includes(row))
        return played;
    }
    return undefined;
  },
};

/** The arguments that undo a call; undefined unless it sets one value of one row. */
function argumentsBack(tool: Tool, given: JsonObject, { ground }: ProofScene): JsonObject | undefined {
  const [change, ...more] = ground.scratch.probe(tool, given).changes;
  if (!change || more.length > 0 || !isObject(change.before) || !isObject(change.after)) return undefined;
  const { before, after } = change;
  const [column, ...others] = Object.keys(after).filter((name) => before[name] !== after[name]);
  const name = Object.keys(given).find(
    (parameter) =>
      column !== undefined && given[parameter] === after[column] && !(parameter in tool.references),
  );
  const old = column === undefined ? undefined : before[column];
  if (name === undefined || others.length > 0 || old === undefined || typeof old !== typeof given[name])
    return undefined;
  return { ...given, [name]: old };
}
