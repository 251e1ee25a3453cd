import {
  call,
  calls,
  extension,
  gives,
  loan,
  loanChange,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const hold = calls(
  call(
    'extend_loan',
    { loan_id: 'LN-1001', hold_days: 7, readers: ['RD-1', 'RD-2', 'RD-3'] },
    gives({ ...loan, fee: 30 }, loanChange('LN-1001', loan, { ...loan, fee: 30, status: 'on_hold' })),
  ),
);

const dearer = calls(
  call(
    'extend_loan',
    { loan_id: 'LN-1002' },
    gives({ ...loan, fee: 45 }, loanChange('LN-1002', loan, { ...loan, fee: 45 })),
  ),
);

export const table: RuleTable = {
  fires: {
    'the day is another one than was set': {
      play: play([calls(extension), says("I've set the due date of the loan to March 27, 2025.")]),
      findings: [{ message: 4, evidence: ['due date', '2025-03-27', '2025-03-28'] }],
    },
    'the number is another one than was set': {
      play: play([hold, says('That is done. Its fee is now 31.')]),
      findings: [{ message: 4, evidence: ['fee is 31', '30'] }],
    },
    'the state is another one than was set': {
      play: play([hold, says('That is done. Its status is now open.')]),
      findings: [{ message: 4, evidence: ['status is open', 'on hold'] }],
    },
    'no call was given the amount': {
      play: play([hold, says("I've reserved the loan for 5 days.")]),
      findings: [{ message: 4, evidence: ['5'] }],
    },
    'another number of things was given': {
      play: play([hold, says('I have put 12 readers on the list of the loan.')]),
      findings: [{ message: 4, evidence: ['12'] }],
    },
  },
  staysSilent: {
    'the change was made before the user agreed to another one': play([
      hold,
      says('Extending it is final. Shall I go ahead?'),
      user('Yes, please.'),
      dearer,
      says('Both are done. For the first, its fee is now 30.'),
    ]),
    'the day was set': rightPlay,
    'the number and the state were set': play([
      hold,
      says('Its fee is now 30, and its status is now on hold.'),
    ]),
    'a call was given the amount': play([hold, says("I've reserved the loan for 7 days.")]),
    'a call was given as many': play([hold, says('I have put 3 readers on the list of the loan.')]),
    'the user has said the amount': play([
      user('It is 6 weeks late.'),
      hold,
      says("I've reserved the loan, which was 6 weeks late."),
    ]),
    'it was the other state before': play([hold, says('Its status was out before. It is on hold now.')]),
    'the rest of a list is counted': play([hold, says("I've extended loans LN-1001, LN-1002, and 40 more.")]),
    'a figure over all of them is told': play([hold, says("I've extended it. That makes 44 loans in all.")]),
    'nothing was changed in this turn': play([
      hold,
      says('Done.'),
      user('And the fee?'),
      says('It is now 31.'),
    ]),
  },
};
