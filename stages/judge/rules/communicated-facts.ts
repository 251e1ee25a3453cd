// communicated_facts: the answers contain what the user wanted to know, after they asked for it.
import { tells } from '../../evidence.ts';
import { goalStarts } from '../goal-starts.ts';
import { answersOf, fatal, lastAnswer, type Rule } from './rule.ts';

export const communicatedFacts: Rule = {
  name: 'communicated_facts',
  summary: 'Every fact that the user asked for appears in an answer to that question.',
  check(subject) {
    const { task, played } = subject;
    const starts = goalStarts(task.goals, played.messages);
    return task.oracle.communicate
      .filter(({ name, value, goal }) => !tells(answersOf(subject, starts[goal]), name, value))
      .map(({ name, value }) =>
        fatal(lastAnswer(subject), `no answer gives the ${name} (${JSON.stringify(value)})`),
      );
  },
};
