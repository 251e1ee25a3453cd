import {
  calls,
  done,
  extension,
  lookup,
  type PlayUnderTest,
  play,
  rightPlay,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

/** The right play, with what the agent thinks before its calls. */
const thinking = (first: string, second = ''): PlayUnderTest => {
  const { played, ...rest } = play([calls(lookup), calls(extension), done]);
  const messages = played.messages.map((message, at) =>
    at === 2 || at === 4 ? { ...message, reasoning: at === 2 ? first : second } : message,
  );
  return { ...rest, played: { ...played, messages } };
};

export const table: RuleTable = {
  fires: {
    'a plan names a record that no search has shown yet': {
      play: thinking('First look up the loan, then add the fee for reader RD-2044.'),
      findings: [{ message: 2, evidence: ['RD-2044'] }],
    },
    'a later thought does': {
      play: thinking('I look at LN-1001 first.', 'LN-1003 would be the one with the latest date.'),
      findings: [{ message: 4, evidence: ['LN-1003'] }],
    },
  },
  staysSilent: {
    'nothing is thought': rightPlay,
    'the user has named the record': thinking('I look at LN-1001 first.', 'LN-1001 can be extended.'),
    'what has the form of a standard is no record': thinking('The text is UTF-8, so I read it as it is.'),
  },
};
