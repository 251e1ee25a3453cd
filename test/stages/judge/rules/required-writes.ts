import {
  call,
  calls,
  done,
  extension,
  gives,
  loan,
  loanChange,
  lookup,
  play,
  refuses,
  rightPlay,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const refused = call('extend_loan', extension.arguments, refuses('ALREADY_EXTENDED'));
const creation = call('extend_loan', extension.arguments, gives(loan, loanChange('LN-77', null, loan)));

export const table: RuleTable = {
  fires: {
    'nothing was changed at all': {
      play: play([calls(lookup), done]),
      findings: [{ message: 4, evidence: ['loans:LN-1001'] }],
    },
    'the call that would change it was refused': {
      play: play([calls(refused), done]),
      findings: [{ message: 4, evidence: ['loans:LN-1001'] }],
    },
    'one of two rows was left out': {
      play: play([calls(extension), done], {
        task: { oracle: { touched: ['loans:LN-1001', 'readers:RD-1'] } },
      }),
      findings: [{ message: 4, evidence: ['readers:RD-1'] }],
    },
    'a row was to be made and an old one was changed': {
      play: play([calls(extension), done], { task: { oracle: { touched: ['loans:(made)'] } } }),
      findings: [{ message: 4, evidence: ['loans:(made)'] }],
    },
  },
  staysSilent: {
    'the row was changed': rightPlay,
    'the row was made under a key of its own': play([calls(creation), done], {
      task: { oracle: { touched: ['loans:(made)'] } },
    }),
    'the goal changes nothing': play([calls(lookup), done], { task: { oracle: { touched: [] } } }),
  },
};
