// communicated_facts: the answers contain what the user wanted to know.
import { tells } from '../../evidence.ts';
import { answersOf, fatal, lastAnswer, type Rule } from './rule.ts';

export const communicatedFacts: Rule = {
  name: 'communicated_facts',
  summary: 'Every fact that the user asked for appears in an answer.',
  check(subject) {
    const said = answersOf(subject);
    return subject.task.oracle.communicate
      .filter(({ name, value }) => !tells(said, name, value))
      .map(({ name, value }) =>
        fatal(lastAnswer(subject), `no answer gives the ${name} (${JSON.stringify(value)})`),
      );
  },
};
