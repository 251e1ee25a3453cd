// final_state: the play ends in the same state as the oracle.
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const finalState: Rule = {
  name: 'final_state',
  summary: 'The final state has the same canonical hash as the state the oracle reaches.',
  check(subject) {
    const { task, played } = subject;
    return played.finalState === task.oracle.finalState
      ? []
      : [fatal(lastAnswer(subject), `the state is ${played.finalState}, expected ${task.oracle.finalState}`)];
  },
};
