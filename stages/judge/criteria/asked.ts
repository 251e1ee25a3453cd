// asked: before the first change, the user has said what they held back, in reply to a question.
import { holds } from '../../evidence.ts';
import { type Scorer, scored } from './criterion.ts';

export const asked: Scorer<'asked'> = ({ facts }, { played: { messages, steps } }) => {
  const change = steps.find(({ result }) => result.changes.length > 0)?.message ?? messages.length;
  const said = messages
    .slice(2, change) // the opening message does not contain them
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n');
  const missing = facts.filter(({ value }) => !holds(said, value));
  const [first] = missing;
  return scored(
    (facts.length - missing.length) / facts.length,
    first ? `the user was never asked for the ${first.name}` : 'the user gave it when asked',
  );
};
