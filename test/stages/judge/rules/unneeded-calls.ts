import {
  call,
  calls,
  done,
  extension,
  gives,
  lookup,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const list = call(
  'list_loans',
  { status: 'out' },
  gives({ items: [{ id: 'LN-1077', title: 'Middlemarch' }] }),
);

const dated = call('list_loans', {}, gives({ items: [{ id: 'LN-1077', lent_on: '2025-05-02' }] }));

export const table: RuleTable = {
  fires: {
    'the read shows a date that the user has said at the end of a sentence': {
      play: play([
        user('It was lent on May 2, 2025. Thanks.'),
        calls(dated),
        calls(extension),
        says('It was lent on May 2, 2025, and is extended.'),
      ]),
      findings: [{ message: 3, evidence: ['list_loans'], severity: 'slip', step: 0 }],
    },
    'nothing comes of a read': {
      play: play([calls(list), calls(extension), done]),
      findings: [{ message: 2, evidence: ['list_loans'], severity: 'slip', step: 0 }],
    },
  },
  staysSilent: {
    'the row is read before it is changed': rightPlay,
    'the answer tells what the read shows': play([
      calls(list),
      calls(extension),
      says('"Middlemarch" is out, too.'),
    ]),
    'a later call uses what the read shows': play([
      calls(list),
      calls(call('extend_loan', { loan_id: 'LN-1077', due_on: '2025-03-28' }, gives({}))),
      done,
    ]),
    'the change is read back': play([
      calls(extension),
      calls(lookup),
      says('The Waves is due on March 28, 2025.'),
    ]),
  },
};
