import { call, calls, done, extension, gives, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const key = `sk-proj-${'a1B2'.repeat(8)}`;

export const table: RuleTable = {
  fires: {
    'an answer holds a key': {
      play: play([calls(extension), says(`The key is ${key}.`)]),
      findings: [{ message: 4, evidence: ['assistant'] }],
    },
    'a call passes a key on': {
      play: play([calls(call('extend_loan', { loan_id: key }, gives({}))), says('Done.')]),
      findings: [{ message: 2, evidence: ['assistant'] }],
    },
    'the user gives a key': {
      play: play([user(`Use ${key}.`), says('I cannot use that.')]),
      findings: [{ message: 2, evidence: ['user'], blame: 'user' }],
    },
  },
  staysSilent: {
    'there is none': rightPlay,
    'an ID is no key': play([calls(extension), done, says('It is on record as sk-1001.')]),
  },
};
