// checkpoints: a long task passes through the states of its sub-goals, in their order.
import { checkpointsPassed } from '../../checkpoints.ts';
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const checkpoints: Rule = {
  name: 'checkpoints',
  isQuick: true,
  summary: 'The play passes through the state after each sub-goal, in their order.',
  check(subject) {
    const { task, played } = subject;
    const passed = checkpointsPassed(played.steps, task.oracle.checkpoints);
    return task.oracle.checkpoints.flatMap(({ text, goal }, at) =>
      passed[at] === null
        ? [fatal(answerTo(goal, subject), `the state after request ${goal + 1} was never reached: ${text}`)]
        : [],
    );
  },
};

/** The last answer that can have been one to a goal: the user brings up the next goal after it. */
function answerTo(goal: number, subject: Parameters<Rule['check']>[0]): number {
  const { messages } = subject.played;
  const next = subject.task.goals[goal + 1]?.say;
  const end = next === undefined ? -1 : messages.findIndex(({ content }) => content === next);
  const answer = messages.slice(0, end).findLastIndex(({ role }) => role === 'assistant');
  return end === -1 || answer === -1 ? lastAnswer(subject) : answer;
}
