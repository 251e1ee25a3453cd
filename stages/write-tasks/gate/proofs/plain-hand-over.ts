// plain_hand_over: the summary of a hand-over lists the facts in other words. The play must pass.
import { deskOf } from '../../../worlds/desk.ts';
import { plainSummary } from '../../hand-over-summaries.ts';
import type { Proof } from '../proof.ts';
import { withCall, writesIn } from '../scripts.ts';

export const plainHandOver: Proof = {
  name: 'plain_hand_over',
  expects: 'pass',
  play(scene) {
    const { handOver } = scene.task;
    const write = writesIn(scene).find(({ call }) => call.tool === handOver?.tool);
    const desk = deskOf(scene.ground.agent);
    if (!handOver || !write || !desk) return undefined;
    const given = { ...write.call.arguments, [desk.tool.parameters.summary]: plainSummary(handOver.facts) };
    return scene.play(withCall(scene.script, write, { ...write.call, arguments: given }));
  },
};
