import {
  call,
  calls,
  extension,
  gives,
  loan,
  lookup,
  play,
  rightPlay,
  says,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const loans = [
  { ...loan, reader: { id: 'RD-7', name: 'Ana Chen' } },
  { id: 'LN-1002', title: 'Salt and Iron', due_on: '2025-04-02', fee: 24, status: 'back' },
  { id: 'LN-1003', title: 'Iron', due_on: '2025-05-09', fee: 7, status: 'on_hold' },
];
const list = calls(call('list_loans', {}, gives({ total: 3, loans })));

export const table: RuleTable = {
  fires: {
    'a number belongs to another record': {
      play: play([list, says('The fee of each: 24 for The Waves and 24 for Salt and Iron.')]),
      findings: [{ message: 4, evidence: ['24', 'the waves', '13'] }],
    },
    'a number belongs to no record': {
      play: play([list, says('As for the fee, it is 13 for LN-1001 and 25 for LN-1002.')]),
      findings: [{ message: 4, evidence: ['25', 'ln-1002', '24'] }],
    },
    'the field stands before the record': {
      play: play([list, says('The due date of loan LN-1001 is April 2, 2025.')]),
      findings: [{ message: 4, evidence: ['2025-04-02', '2025-03-14'] }],
    },
    'the record stands before its field': {
      play: play([list, says("Salt and Iron's status is out.")]),
      findings: [{ message: 4, evidence: ['out', 'back'] }],
    },
  },
  staysSilent: {
    'the number has decimals and ends the sentence': play([
      calls(call('list_loans', {}, gives({ total: 1, loans: [{ ...loan, fee: 35.8 }] }))),
      says('I have set the fee of "The Waves" to 35.8.'),
    ]),
    'the number has decimals and words after it': play([
      calls(call('list_loans', {}, gives({ total: 1, loans: [{ ...loan, fee: 35.8 }] }))),
      says('I have set the fee of "The Waves" to 35.8 as you asked.'),
    ]),
    'the values are those of the records': play([
      list,
      says('The fee of each: 13 for The Waves, 24 for "Salt and Iron", and 7 for LN-1003.'),
    ]),
    'the value is one that a call has set': rightPlay,
    'the value is the one from before a change': play([
      calls(lookup),
      calls(extension),
      says('The due date of LN-1001 is March 14, 2025, as you wanted to know.'),
    ]),
    'a figure is over several records': play([
      list,
      says('The total fee is 37 for The Waves and Salt and Iron.'),
    ]),
    'the value belongs to something that the person has': play([
      list,
      says("I see a fee of 13 for Ana Chen's loan."),
    ]),
    'the state is in other words': play([list, says('The status of LN-1001 is on loan.')]),
    'the record has no such field': play([list, says('The fee is 13 for Ana Chen.')]),
    'it says what was tried': play([
      list,
      says('I tried to set the fee of LN-1001 to 99, which was turned down. The fee of LN-1001 is 13.'),
    ]),
  },
};
