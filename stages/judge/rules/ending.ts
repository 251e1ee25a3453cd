// ending: the play ends of itself, on an answer that is one.
import { promises } from '../../evidence.ts';
import { fatal, lastAnswer, type Rule } from './rule.ts';

export const ending: Rule = {
  name: 'ending',
  summary: 'The play ends before any limit, on an answer that is neither empty nor a plan left undone.',
  check(subject) {
    const { messages, end } = subject.played;
    const last = lastAnswer(subject);
    const content = messages[last]?.content.trim() ?? '';
    return [
      ...(end === 'message_limit' || end === 'call_limit'
        ? [fatal(last, `ended by the ${end.replace('_', ' ')}`)]
        : []),
      ...(end === 'user_gave_up' && subject.task.expected === 'fulfil'
        ? [fatal(last, 'the user gave up')]
        : []),
      ...(content === '' ? [fatal(last, 'the last answer is empty')] : []),
      ...(promises(content)
        ? [fatal(last, `a plan was stated and not carried out: "${content.slice(-120)}"`)]
        : []),
    ];
  },
};
