// final_state: the play ends in the state in which the oracle ends.
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const finalState: Rule = {
  name: 'final_state',
  summary: 'The final state equals the oracle’s, by canonical hash.',
  check(subject) {
    const { task, played } = subject;
    return played.finalState === task.oracle.finalState
      ? []
      : [fatal(lastAnswer(subject), `the state is ${played.finalState}, expected ${task.oracle.finalState}`)];
  },
};
