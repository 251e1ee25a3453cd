// question_not_asked: the agent guesses, and guesses right, what only the user could say.
import type { Defect } from '../plant.ts';

export const questionNotAsked: Defect = {
  name: 'question_not_asked',
  summary: 'The agent does not ask for what the request leaves out, and uses the right value all the same.',
  wants: 'reject',
  isRare: true,
  plant({ turns, task }) {
    const asked = task.facts.filter(({ disclosed }) => disclosed === 'asked');
    const told = turns.findIndex(
      ({ role, content }, at) =>
        at > 0 && role === 'user' && asked.some(({ text }) => content.includes(text)),
    );
    return told < 2 ? undefined : turns.filter((_, at) => at !== told && at !== told - 1);
  },
};
