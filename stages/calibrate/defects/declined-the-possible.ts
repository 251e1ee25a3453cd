// declined_the_possible: the agent looks at everything it needs and then says that it cannot be done.
import type { Defect } from '../plant.ts';
import { closingAnswerOf, isWrite, withoutCall, withTurn } from '../turns.ts';

const answers = [
  "I'm sorry, but I can't make this change. Nothing was changed.",
  "Unfortunately, that isn't possible with what I have. Please contact the office.",
  "I checked, and I'm not able to do this for you.",
];

export const declinedThePossible: Defect = {
  name: 'declined_the_possible',
  summary: 'The agent declines what it could do.',
  wants: 'reject',
  plant({ turns, calls, task, random }) {
    const last = closingAnswerOf(turns);
    if (task.expected !== 'fulfil' || last === -1) return undefined;
    const declined = withTurn(turns, last, { content: random.pick(answers) });
    const write = calls.findLast(isWrite);
    return write ? withoutCall(declined, write) : declined;
  },
};
