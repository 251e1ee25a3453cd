// no_call_needed: a question that earlier results or general knowledge answer is answered without a call.
import { goalStarts } from '../goal-starts.ts';
import { fatal, type Rule } from './rule.ts';

export const noCallNeeded: Rule = {
  name: 'no_call_needed',
  summary: 'A question that the conversation or general knowledge answers is answered without a call.',
  check({ task: { goals, expected }, played }) {
    const starts = goalStarts(goals, played.messages);
    return goals.flatMap(({ calls, dropped }, goal) => {
      const start = starts[goal];
      if (calls.length > 0 || dropped || expected !== 'fulfil' || start === undefined) return [];
      const end = starts[goal + 1] ?? played.messages.length;
      const step = played.steps.findIndex(({ message }) => message > start && message < end);
      const needless = played.steps[step];
      return needless
        ? [fatal(needless.message, `calls ${needless.call.name} for what needs no call`, { step })]
        : [];
    });
  },
};
