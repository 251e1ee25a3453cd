import {
  call,
  calls,
  extension,
  gives,
  loan,
  loanChange,
  lookup,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const list = calls(
  call(
    'list_loans',
    {},
    gives({
      loans: [
        { ...loan, reader: { id: 'RD-7001', name: 'Ana Chen' } },
        { ...loan, id: 'LN-1002', reader: { id: 'RD-7002', name: 'Ben Ito' } },
      ],
    }),
  ),
);

const second = call(
  'extend_loan',
  { loan_id: 'LN-1002', due_on: '2025-03-28' },
  gives({}, loanChange('LN-1002', loan, { ...loan, due_on: '2025-03-28' })),
);
const lent = call('lend', {}, gives({}, loanChange('LN-1009', null, { ...loan, id: 'LN-1009' })));

export const table: RuleTable = {
  fires: {
    'the claimed change is of another task, with an ID in small letters': {
      play: play([
        calls(
          call('rename', { id: 'task-3' }, gives({}, loanChange('task-3', { title: 'A' }, { title: 'B' }))),
        ),
        says("I've changed the title of task-7 to B."),
      ]),
      findings: [{ message: 4, evidence: ['task-7'] }],
    },
    'a reader is called a loan': {
      play: play([list, says('Shall I extend loan RD-7001?')]),
      findings: [{ message: 4, evidence: ['RD-7001', 'no loan'] }],
    },
    'a list of loans has a reader in it': {
      play: play([list, says('There are 2 loans with the status out: LN-1001 and RD-7002.')]),
      findings: [{ message: 4, evidence: ['RD-7002', 'no loan'] }],
    },
    'the claimed change is one of another row': {
      play: play([list, calls(extension), says('I have extended loan LN-1002 until March 28, 2025.')]),
      findings: [{ message: 6, evidence: ['LN-1002'] }],
    },
    'a list of changed rows has one that was not changed': {
      play: play([
        list,
        calls(extension, second),
        says('I have extended loans LN-1001, LN-1003, and LN-1002.'),
      ]),
      findings: [{ message: 7, evidence: ['LN-1003'] }],
    },
    'a list of changed rows has one twice': {
      play: play([list, calls(extension, second), says('I have extended LN-1001 and LN-1001.')]),
      findings: [{ message: 7, evidence: ['LN-1001'] }],
    },
    'the ID of the new row is that of an older one': {
      play: play([list, calls(lent), says('I have lent it. You can find it under LN-1002.')]),
      findings: [{ message: 6, evidence: ['LN-1002'] }],
    },
  },
  staysSilent: {
    'one row was changed before the user agreed to the other change': play([
      list,
      calls(extension),
      says('The second one is final. Shall I go ahead?'),
      user('Yes, please.'),
      calls(second),
      says('I have extended LN-1001 and LN-1002.'),
    ]),
    'the list has the changed rows, and the new row its ID': play([
      list,
      calls(extension, second, lent),
      says('I have extended LN-1001 and LN-1002. The new one is on record as LN-1009.'),
    ]),
    'the row is the one that was changed': rightPlay,
    'each ID stands behind its noun': play([
      list,
      says('I found 2 loans: LN-1001 and LN-1002. Loan LN-1001 is that of reader RD-7001.'),
    ]),
    'the claim names the changed row and another one': play([
      list,
      calls(extension),
      says('I have extended LN-1001, which is due after LN-1002 now.'),
    ]),
    'no result tells what the records are called': play([calls(lookup), says('Reader LN-1001 is fine.')]),
    'the other row was only looked at': play([list, calls(extension), says('I also looked at LN-1002.')]),
  },
};
