import { calls, extension, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const knowsReader = {
  facts: [{ name: 'reader', value: 'RD-12', text: 'I am reader RD-12.', disclosed: 'asked' as const }],
};

export const table: RuleTable = {
  fires: {
    'the user invents an ID': {
      play: play([says('Which reader?'), user('RD-99.'), calls(extension)]),
      findings: [{ message: 3, blame: 'user', evidence: ['RD-99'] }],
    },
    'the user invents a date': {
      play: play([says('Until when?'), user('Make that 2025-05-01.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['2025-05-01'] }],
    },
    'the user invents a number': {
      play: play([says('How many renewals?'), user('Take 45 of them.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['45'] }],
    },
    'the user names a tool': {
      play: play([says('What shall I do?'), user('Call extend_loan for me.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['extend_loan'] }],
    },
    'a value is only in a result, which the user does not see': {
      play: play([calls(extension), says('Anything else?'), user('Is the fee still 13?')]),
      findings: [{ message: 5, blame: 'user', evidence: ['13'] }],
    },
  },
  staysSilent: {
    'the user says no more than the request': rightPlay,
    'the user tells a fact of the task': play([says('Who are you?'), user('I am reader RD-12.')], {
      task: knowsReader,
    }),
    'the user repeats what the agent said': play([says('The fee is 13.'), user('Why 13?')]),
    'the user repeats the request': play([says('Until when?'), user('Until 2025-03-28, as I said.')]),
    'the agent invents a value': play([says('Is it about RD-99?')]),
  },
};
