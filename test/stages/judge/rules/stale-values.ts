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

const returned = call(
  'return_loan',
  { loan_id: 'LN-1001' },
  gives({ ...loan, status: 'back' }, loanChange('LN-1001', loan, { ...loan, status: 'back' })),
);
const fined = call(
  'add_fee',
  { loan_id: 'LN-1001', amount: 20 },
  gives({ ...loan, fee: 33 }, loanChange('LN-1001', loan, { ...loan, fee: 33 })),
);
const due = (before: string, after: string) =>
  call(
    'extend_loan',
    { loan_id: 'LN-1001', due_on: after },
    gives({}, loanChange('LN-1001', { ...loan, due_on: before }, { ...loan, due_on: after })),
  );
const created = call('lend', {}, gives({}, loanChange('LN-1009', null, { ...loan, id: 'LN-1009' })));

export const table: RuleTable = {
  fires: {
    'the answer claims the state from before, and the name holds another code': {
      play: play([calls(returned), says('I have marked The Waves (SM-786) as out.')]),
      findings: [{ message: 4, evidence: ['status of LN-1001 is back', 'out'] }],
    },
    'a state from before the change is given for the new one': {
      play: play([
        user('Is LN-1001 out? If so, return it.'),
        calls(returned),
        says("I've marked LN-1001 as out."),
      ]),
      findings: [{ message: 5, evidence: ['status', 'back now', 'says out'], step: 0 }],
    },
    'the state is said to be the old one now': {
      play: play([calls(returned), says('That is done. Its status is now out.')]),
      findings: [{ message: 4, evidence: ['back now'] }],
    },
    'a number that a call has computed is the old one': {
      play: play([calls(fined), says('I added 20. The fee is now 13.')]),
      findings: [{ message: 4, evidence: ['fee', '33', '13'] }],
    },
    'a value that is changed again later is told wrong at first': {
      play: play([
        calls(due('2025-03-14', '2025-03-28')),
        says("I've changed the due date to March 14, 2025."),
        user('No, rather until March 30.'),
        calls(due('2025-03-28', '2025-03-30')),
        says("I've changed the due date to March 30, 2025."),
      ]),
      findings: [{ message: 4, evidence: ['2025-03-28', '2025-03-14'] }],
    },
  },
  staysSilent: {
    'the new value is told': rightPlay,
    'the old value is told as the old one': play([
      calls(fined),
      says('The fee was 13 before. I added 20, so it is 33 now.'),
    ]),
    'the old value is one that a change needs': play([
      calls(returned),
      says("I've returned it. That works only while the status is out."),
    ]),
    'a new record has the old value': play([
      calls(returned, created),
      says("It's back. LN-1009 is new. Its status is out."),
    ]),
    'another record has the old value': play([calls(returned), says("I've returned it. LN-1002 is out.")]),
    'nothing was changed': play([says('Its status is out.')]),
    'the old value stands within another word': play([
      calls(extension),
      says('It is due on March 28, 2025.'),
    ]),
  },
};
