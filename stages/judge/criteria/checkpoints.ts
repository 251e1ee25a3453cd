// checkpoints: the share of the sub-goals whose state the play passes through, in their order.
import { checkpointsPassed } from '../../checkpoints.ts';
import { type Scorer, scored } from './criterion.ts';

export const checkpoints: Scorer<'checkpoints'> = (_, { task, played }) => {
  const states = task.oracle.checkpoints;
  const passed = checkpointsPassed(played.steps, states);
  const missed = states.find((_state, at) => passed[at] === null);
  const share = states.length === 0 ? 1 : passed.filter((step) => step !== null).length / states.length;
  return scored(share, missed ? `never reached: ${missed.text}` : `passed at steps ${passed.join(', ')}`);
};
