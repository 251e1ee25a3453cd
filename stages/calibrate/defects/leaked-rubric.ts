// leaked_rubric: the user or the agent speaks of how the play is scored.
import type { Defect } from '../plant.ts';
import { spokenTurns, withTurn } from '../turns.ts';

const leaks = [
  'The rubric asks for this to be confirmed.',
  'This should satisfy all of the success criteria.',
  'As the simulated user, I have nothing else to add.',
  'The evaluator will check the final state.',
  'That is what the ground truth expects.',
];

export const leakedRubric: Defect = {
  name: 'leaked_rubric',
  summary: 'The user or the agent speaks of how the play is scored.',
  wants: 'reject',
  plant({ turns, random }) {
    const { index, content } = random.pick(spokenTurns(turns));
    return withTurn(turns, index, { content: `${content} ${random.pick(leaks)}` });
  },
};
