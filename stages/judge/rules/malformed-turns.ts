// malformed_turns: every turn of the agent follows the protocol of the play.
import { type Rule, slip } from './rule.ts';

export const malformedTurns: Rule = {
  name: 'malformed_turns',
  isQuick: true,
  summary: 'Every turn of the agent has the form that the protocol of the play asks for.',
  check: ({ played }) =>
    played.messages.flatMap(({ malformed }, at) => (malformed ? [slip(at, malformed.issue)] : [])),
};
