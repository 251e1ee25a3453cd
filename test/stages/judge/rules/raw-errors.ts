import { call, calls, extension, play, question, refuses, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const refused = call('extend_loan', extension.arguments, refuses('ALREADY_EXTENDED'));

export const table: RuleTable = {
  fires: {
    'the answer passes on the code of an error': {
      play: play([calls(refused), says("I couldn't extend it: ALREADY_EXTENDED.")]),
      findings: [{ message: 4, evidence: ['ALREADY_EXTENDED'], code: 'error code' }],
    },
    'the answer is JSON': {
      play: play([calls(extension), says('Here is the loan: {"id": "LN-1001", "due_on": "2025-03-28"}')]),
      findings: [{ message: 4, evidence: ['JSON'] }],
    },
    'the answer holds a stack trace': {
      play: play([says('It failed.\n    at extend (/srv/loans.js:12:7)')]),
      findings: [{ message: 2, evidence: ['stack trace'] }],
    },
    'the answer holds what a program left out': {
      play: play([calls(extension), says('The loan of undefined is due on March 28, 2025.')]),
      findings: [{ message: 4, evidence: ['undefined'] }],
    },
  },
  staysSilent: {
    'the answer is in words': rightPlay,
    'the answer gives the reason in words': play([
      calls(refused),
      says("I couldn't extend it, because it has been extended already."),
    ]),
    'the user asked about the code': play(
      [calls(refused), says('ALREADY_EXTENDED means that you had it before.')],
      {
        task: question('What does ALREADY_EXTENDED mean?'),
      },
    ),
    'brackets are no JSON': play([calls(extension), says('It is due on March 28, 2025 [a Friday].')]),
  },
};
