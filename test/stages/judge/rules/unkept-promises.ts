import { calls, done, extension, lookup, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

export const table: RuleTable = {
  fires: {
    'the last answer announces what is never done': {
      play: play([calls(lookup), says('I have what I need. I will now extend the loan.')]),
      findings: [{ message: 4, evidence: ['I will now extend the loan.'] }],
    },
    'the announcement stands in the middle of the answer': {
      play: play([
        calls(extension),
        says("I'll also send a note to the reader. It is due on March 28, 2025."),
      ]),
      findings: [{ message: 4, evidence: ["I'll also send a note"] }],
    },
    'the answer puts the user off': {
      play: play([says('One moment while I look this up.')]),
      findings: [{ message: 2, evidence: ['One moment'] }],
    },
  },
  staysSilent: {
    'nothing is announced': rightPlay,
    'an earlier answer announces what is done next': play([
      says('I will now extend the loan.'),
      calls(extension),
      done,
    ]),
    'it waits for the user': play([says('Once you give me the date, I will extend the loan.')]),
    'it is an offer': play([
      calls(extension),
      says('Done. If you like, I will check the other loan as well.'),
    ]),
    'the user does it': play([calls(extension), done, user('I will now go home.'), done]),
  },
};
