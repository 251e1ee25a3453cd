// unfinished_plan: the last answer ends with a step that the agent announces and does not take.

import type { Proof } from '../proof.ts';
import { withLastAnswer } from '../records.ts';

const plans = [
  "I'll check the rest and get back to you.",
  "Next, I'll go through the remaining records.",
  "I'm going to look into the rest now.",
  "I'll take care of the other part in a moment.",
];

export const unfinishedPlan: Proof = {
  name: 'unfinished_plan',
  expects: 'fail',
  play: ({ oracle, random }) => withLastAnswer(oracle, (answer) => `${answer} ${random.pick(plans)}`),
};
