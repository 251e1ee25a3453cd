// skipped_checkpoint: the changes of one request are left out, and the play goes on as if they had been made.

import type { Proof } from '../proof.ts';
import { withoutCalls, writesIn } from '../scripts.ts';

export const skippedCheckpoint: Proof = {
  name: 'skipped_checkpoint',
  expects: 'fail',
  play(scene) {
    const { task, script, play } = scene;
    const [first] = task.oracle.checkpoints;
    if (!first) return undefined;
    const left = new Set(
      writesIn(scene)
        .filter(({ item }) => item.goal === first.goal)
        .map(({ call }) => call),
    );
    return play(withoutCalls(script, (call, goal) => goal === first.goal && isAmong(call, left)));
  },
};

const isAmong = (call: object, calls: ReadonlySet<object>): boolean => {
  const text = JSON.stringify(call);
  return [...calls].some((other) => JSON.stringify(other) === text);
};
