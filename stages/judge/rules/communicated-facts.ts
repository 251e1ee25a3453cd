// communicated_facts: the answers hold what the user wanted to know.
import { tells } from '../../evidence.ts';
import { answersOf, fatal, lastAnswer, type Rule } from './rule.ts';

export const communicatedFacts: Rule = {
  name: 'communicated_facts',
  summary: 'Each fact that the user asked for is told in an answer.',
  check(subject) {
    const said = answersOf(subject);
    return subject.task.oracle.communicate
      .filter(({ name, value }) => !tells(said, name, value))
      .map(({ name, value }) =>
        fatal(lastAnswer(subject), `the ${name} (${JSON.stringify(value)}) was never told`),
      );
  },
};
