// broken_policy: a change that the tools let through and a policy forbids.
import { variedArguments } from '../../../worlds/varied-arguments.ts';
import type { Proof } from '../proof.ts';
import { lastAnswerIn, tablesWritten, toolsAtHand, withTurnBefore } from '../scripts.ts';

/** Few calls meet a policy. The forbidden calls of tasks about policies are found when those are written. */
const mostDrawn = 6;

export const brokenPolicy: Proof = {
  name: 'broken_policy',
  expects: 'fail',
  play(scene) {
    const { ground, random, script, play } = scene;
    const { scratch } = ground;
    const watched = new Set(
      scratch.policies.flatMap(({ enforcedBy, check }) =>
        enforcedBy === 'agent' && check.on === 'change' && !check.unless ? [check.table] : [],
      ),
    );
    const tools = toolsAtHand(scene, 'write').filter((tool) =>
      tablesWritten(tool).some((table) => watched.has(table)),
    );
    if (tools.length === 0) return undefined;
    for (let draw = 0; draw < mostDrawn; draw += 1) {
      const tool = random.pick(tools);
      const database = scratch.databaseOf(tool);
      const given = variedArguments(tool, { database, state: database.initial, random }, draw % 4);
      const probed = scratch.probe(tool, given);
      if (probed.changes.length === 0 || scratch.breaches(tool, probed).length === 0) continue;
      const call = { tool: tool.name, arguments: given, purpose: 'to do what is needed' };
      return play(withTurnBefore(script, lastAnswerIn(script), [call]));
    }
    return undefined;
  },
};
