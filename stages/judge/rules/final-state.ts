// final_state: the play ends in the same state as the oracle. If not, the rows and fields that differ are named.
import { differences } from '../expected-changes.ts';
import { fatal, lastAnswer, type Rule } from './rule.ts';

/** More differences than these say no more than the first ones. */
const mostTold = 3;

export const finalState: Rule = {
  name: 'final_state',
  isQuick: true,
  summary: 'The final state has the same canonical hash as the state the oracle reaches.',
  check(subject) {
    const { task, played, expected } = subject;
    if (played.finalState === task.oracle.finalState) return [];
    const found = expected ? differences(played.steps, expected).slice(0, mostTold) : [];
    if (found.length === 0)
      return [fatal(lastAnswer(subject), 'the state at the end is not the one that the task asks for')];
    return found.map(({ text, step }) => {
      const at = step === undefined ? undefined : played.steps[step]?.message;
      return step === undefined || at === undefined
        ? fatal(lastAnswer(subject), text, { code: 'not changed' })
        : fatal(at, text, { code: 'wrong value', step });
    });
  },
};
