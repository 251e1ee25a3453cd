// ending: the play ends on its own, with an answer.
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const ending: Rule = {
  name: 'ending',
  summary: 'The play ends before any limit, with an answer that is not empty.',
  check(subject) {
    const { messages, end } = subject.played;
    const last = lastAnswer(subject);
    const content = messages[last]?.content.trim() ?? '';
    return [
      ...(end === 'message_limit' || end === 'call_limit'
        ? [fatal(last, `ended by the ${end.replace('_', ' ')}`)]
        : []),
      ...(end === 'protocol_broken'
        ? [fatal(last, 'the agent kept writing turns that its protocol cannot read')]
        : []),
      ...(end === 'user_gave_up' && subject.task.expected === 'fulfil'
        ? [fatal(last, 'the user gave up')]
        : []),
      ...(content === '' ? [fatal(last, 'the last answer is empty')] : []),
    ];
  },
};
