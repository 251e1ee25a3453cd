// extra_write: all is done and told, and then something else is changed that nobody asked for.
import type { ScriptCall } from '../../../simulate/script.ts';
import { sampleArguments } from '../../../worlds/sample-arguments.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { lastAnswerIn, toolsAtHand, withTurnBefore, writesIn } from '../scripts.ts';
import { neighborCalls } from './neighbor-row.ts';

/** Drawn calls that are tried, until one changes something. */
const mostDrawn = 4;

export const extraWrite: Proof = {
  name: 'extra_write',
  expects: 'fail',
  async play(scene) {
    const { script, play, oracle } = scene;
    for (const call of extraCalls(scene)) {
      const played = await play(withTurnBefore(script, lastAnswerIn(script), [call]));
      if (played.finalState !== oracle.finalState) return played;
    }
    return undefined;
  },
};

/** The last change once more for a neighbor of its row, or else some other change. */
export function* extraCalls(scene: ProofScene): Generator<ScriptCall> {
  const last = writesIn(scene).at(-1);
  if (last) yield* neighborCalls(last, scene);
  const { ground, random } = scene;
  const tools = toolsAtHand(scene, 'write');
  if (tools.length === 0) return;
  for (let draw = 0; draw < mostDrawn; draw += 1) {
    const tool = random.pick(tools);
    const database = ground.scratch.databaseOf(tool);
    const given = sampleArguments(tool, { database, state: database.initial, random });
    if (ground.scratch.probe(tool, given).changes.length > 0)
      yield { tool: tool.name, arguments: given, purpose: 'to bring the record up to date' };
  }
}
