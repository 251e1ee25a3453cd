// gave_up_early: after a failure that would have passed, the agent says that it cannot be done.
import { type Defect, isPassingFailure } from '../plant.ts';

const answers = [
  "I'm sorry, but the system isn't responding right now, so I couldn't finish this. Nothing was changed.",
  'The service returned an error, so I was not able to do this. Please try again later.',
  "I couldn't complete your request because the system is unavailable at the moment.",
];

export const gaveUpEarly: Defect = {
  name: 'gave_up_early',
  summary: 'After a failure that would have passed, the agent gives up.',
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const { turns, calls, random } = scene;
    const failed = calls.find((placed) => isPassingFailure(placed, scene));
    if (!failed) return undefined;
    return [
      ...turns.slice(0, failed.turn + 1),
      { role: 'assistant', content: random.pick(answers), calls: [] },
    ];
  },
};
