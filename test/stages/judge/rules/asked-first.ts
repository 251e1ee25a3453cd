import { calls, done, extension, lookup, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const withoutDate = {
  request: 'Please extend loan LN-1001.',
  facts: [
    { name: 'due date', value: '2025-03-28', text: 'Until March 28, 2025.', disclosed: 'asked' as const },
  ],
};

export const table: RuleTable = {
  fires: {
    'the agent guesses right and asks nobody': {
      play: play([calls(lookup), calls(extension), done], { task: withoutDate }),
      findings: [{ message: 4, evidence: ['extend_loan', 'due date'], step: 1 }],
    },
    'the agent asks after the change': {
      play: play(
        [calls(extension), says('Was that until the right date?'), user('Until March 28, 2025.'), done],
        {
          task: withoutDate,
        },
      ),
      findings: [{ message: 2, evidence: ['due date'] }],
    },
  },
  staysSilent: {
    'the agent asks first': play(
      [says('Until when?'), user('Until March 28, 2025.'), calls(extension), done],
      { task: withoutDate },
    ),
    'the user says it in other words': play(
      [says('Until when?'), user('the 28th of March'), calls(extension), done],
      { task: withoutDate },
    ),
    'a look at the loan needs no date': play(
      [calls(lookup), says('Until when?'), user('Until March 28, 2025.'), calls(extension), done],
      { task: withoutDate },
    ),
    'nothing is left out': rightPlay,
  },
};
