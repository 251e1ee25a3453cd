import { call, calls, extension, play, question, refuses, rightPlay, says } from '../../../support/plays.ts';
import { onProject, runs } from '../../../support/project-plays.ts';
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
    'an answer about code passes on a stack trace': {
      play: onProject(
        [runs('1 failed')],
        'It fails:\nTraceback (most recent call last):\n  File "src/fees.py", line 9, in fee',
      ),
      findings: [{ message: 4, evidence: ['stack trace'] }],
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
    'an answer about code speaks of values and exceptions': onProject(
      [runs('1 failed')],
      'fee(3) returned undefined, or {"days": 3}, where the test expects ValueError: days is missing.',
    ),
    'brackets are no JSON': play([calls(extension), says('It is due on March 28, 2025 [a Friday].')]),
  },
};
