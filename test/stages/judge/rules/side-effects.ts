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
  rightPlay,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const other = { ...loan, id: 'LN-1002' };
const fined = { ...other, fee: 20 };
const fine = call(
  'add_fee',
  { loan_id: 'LN-1002', amount: 7 },
  gives(fined, loanChange('LN-1002', other, fined)),
);
const undo = call(
  'add_fee',
  { loan_id: 'LN-1002', amount: -7 },
  gives(other, loanChange('LN-1002', fined, other)),
);
const creation = call('extend_loan', extension.arguments, gives(loan, loanChange('LN-77', null, loan)));
const again = call('extend_loan', extension.arguments, gives(fined, loanChange('LN-77', loan, fined)));

export const table: RuleTable = {
  fires: {
    'another row was changed too': {
      play: play([calls(extension), calls(fine), done]),
      findings: [{ message: 4, evidence: ['add_fee', 'loans:LN-1002'] }],
    },
    'a row was changed and put back': {
      play: play([calls(fine), calls(undo), calls(extension), done]),
      findings: [
        { message: 2, evidence: ['loans:LN-1002'] },
        { message: 4, evidence: ['loans:LN-1002'] },
      ],
    },
    'a row was changed that looks like one that was to be made': {
      play: play([calls(again), done], { task: { oracle: { touched: ['loans:(made)'] } } }),
      findings: [{ message: 2, evidence: ['loans:LN-77'] }],
    },
    'a row was made where an old one was to be changed': {
      play: play([calls(creation), done]),
      findings: [{ message: 2, evidence: ['extend_loan', 'loans:(made)'] }],
    },
  },
  staysSilent: {
    'only the row of the goal was changed': rightPlay,
    'the row of the goal was changed twice': play([calls(extension), calls(extension), done]),
    'a row that was to be made was changed again by a later call': play(
      [calls(creation), calls(again), done],
      {
        task: { oracle: { touched: ['loans:(made)'] } },
      },
    ),
    'a read changed nothing': play([calls(lookup), done], { task: { oracle: { touched: [] } } }),
  },
};
