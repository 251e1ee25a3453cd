// required_writes: every row that the goal requires to change was changed by a successful call.
import { touchedBy } from '../touched.ts';
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const requiredWrites: Rule = {
  name: 'required_writes',
  isQuick: true,
  summary: 'Every row that the oracle changes is also changed in the play.',
  check(subject) {
    const touched = new Set(touchedBy(subject.played.steps));
    return subject.task.oracle.touched
      .filter((row) => !touched.has(row))
      .map((row) => fatal(lastAnswer(subject), `${row} was never changed`));
  },
};
