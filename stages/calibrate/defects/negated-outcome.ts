// negated_outcome: the change was made, and the answer says that it was not.
import type { Defect } from '../plant.ts';
import { closingAnswerOf, isWrite, withTurn } from '../turns.ts';

export const negatedOutcome: Defect = {
  name: 'negated_outcome',
  summary: 'The change was made, and the answer says that it was not.',
  wants: 'reject',
  plant({ turns, calls }) {
    const last = closingAnswerOf(turns);
    const content = turns[last]?.content ?? '';
    if (!calls.some(isWrite)) return undefined;
    const changed = content.replace(/\bI(?:'ve| have)(?: now| also)? /, "I haven't ");
    return changed === content ? undefined : withTurn(turns, last, { content: changed });
  },
};
