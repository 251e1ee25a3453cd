// another_order: the calls of each turn from last to first. They do not need each other, so the play must pass.
import type { Proof } from '../proof.ts';

export const anotherOrder: Proof = {
  name: 'another_order',
  expects: 'pass',
  reason: 'order matters',
  play({ script, play }) {
    // Where no turn has two calls it would be the same play again.
    if (!script.some((item) => item.kind === 'calls' && item.calls.length > 1)) return undefined;
    return play(
      script.map((item) => (item.kind === 'calls' ? { ...item, calls: item.calls.toReversed() } : item)),
    );
  },
};
