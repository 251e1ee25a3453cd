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

const keys = ['LN-1001', 'LN-1002', 'LN-1003', 'LN-1004', 'LN-1005'];
const listed = call(
  'list_loans',
  { status: 'out' },
  gives({ total: 5, loans: keys.map((id) => ({ ...loan, id })) }),
);
const extended = keys.map((id) =>
  call(
    'extend_loan',
    { loan_id: id, due_on: '2025-03-28' },
    gives({ id }, loanChange(id, { ...loan, id }, { ...loan, id, due_on: '2025-03-28' })),
  ),
);
const told = (text: string) => play([calls(listed), calls(...extended), says(text)]);

export const table: RuleTable = {
  fires: {
    'a list names all that were changed, and counts too many of them': {
      play: told("I've extended loans LN-1001, LN-1002, and 2 more. I found 5 loans."),
      findings: [{ message: 10, evidence: ['makes 4'] }],
    },
    'a number stands before a list of other length': {
      play: told('There are 4 loans with the status out: LN-1001, LN-1002, and LN-1003.'),
      findings: [{ message: 10, evidence: ['counts 4', 'lists 3'] }],
    },
    'the records are said to show more': {
      play: told('The records show 9 loans for the library.'),
      findings: [{ message: 10, evidence: ['counts 9'] }],
    },
    'the end of a list leaves some out': {
      play: told("I've extended loans LN-1001, LN-1002, and 1 more."),
      findings: [{ message: 10, evidence: ['makes 3'] }],
    },
    'more are told than were found': {
      play: told("I've extended loans LN-1001, LN-1002, and 3 more. I found 6 loans."),
      findings: [{ message: 10, evidence: ['counts 6 loans', '5'] }],
    },
  },
  staysSilent: {
    'the number is that of the list': told('There are 3 loans out: LN-1001, LN-1002, and LN-1003.'),
    'the list is of something else': told(
      'There are 5 loans, which are due on: LN-1001 on Monday, and "Emma" on Friday.',
    ),
    'the list adds up': told("I've extended loans LN-1001, LN-1002, and 3 more. I found 5 loans in total."),
    'a part of them was counted by eye': told('There are 2 loans that were out for longer. I found 5 loans.'),
    'the user has given the number': play([
      calls(extension),
      user('I thought there were 9 loans.'),
      says('There are 9 loans.'),
    ]),
    'nothing is counted': rightPlay,
  },
};
