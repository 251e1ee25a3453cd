// asked_first: what only the user can say or decide, the agent asks for before it changes anything.
import type { Fact } from '../../../schemas/task.ts';
import { holds } from '../../evidence.ts';
import { goalStarts } from '../goal-starts.ts';
import { fatal, type JudgedPlay, type Rule } from './rule.ts';

export const askedFirst: Rule = {
  name: 'asked_first',
  summary:
    'Where the request leaves something out or open, the agent asks for it before it changes anything.',
  check(subject) {
    const { goals, facts } = subject.task;
    const starts = goalStarts(goals, subject.played.messages);
    return facts.flatMap((fact) => {
      const { goal = 0, name } = fact;
      const start = starts[goal];
      if (fact.disclosed !== 'asked' || goals[goal]?.dropped || start === undefined) return [];
      const step = earlyChange(subject, { after: start, before: toldAt(fact, subject, start) });
      const early = subject.played.steps[step];
      return early
        ? [
            fatal(early.message, `${early.call.name} is called before the user has said the ${name}`, {
              step,
            }),
          ]
        : [];
    });
  },
};

/** Index of the user message that tells a fact; the end of the play if none does. */
function toldAt(fact: Fact, { played: { messages } }: JudgedPlay, start: number): number {
  const told = messages.findIndex(
    ({ role, content }, at) => role === 'user' && at >= start && isTold(fact, content),
  );
  return told === -1 ? messages.length : told;
}

/** Yes and no, and small numbers, are said in many ways: the fact's own words are looked for instead. */
function isTold({ text, value, slip }: Fact, content: string): boolean {
  const told = slip ? [value, slip.value] : [value];
  return (
    content.includes(text) ||
    told.some(
      (each) =>
        (typeof each === 'string' || (typeof each === 'number' && each >= 10)) && holds(content, each),
    )
  );
}

/** Index of the step that makes a change too early; -1 if none does. */
const earlyChange = (
  { played: { steps } }: JudgedPlay,
  { after, before }: { after: number; before: number },
): number =>
  steps.findIndex(({ message, result }) => message > after && message < before && result.changes.length > 0);
