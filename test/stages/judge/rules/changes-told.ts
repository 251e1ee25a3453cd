import { handOverTable } from '../../../../stages/worlds/desk-tool.ts';
import {
  call,
  calls,
  done,
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

const fee = call(
  'add_fee',
  { loan_id: 'LN-1001', amount: 1250 },
  gives({ fee: 1250 }, loanChange('LN-1001', loan, { ...loan, fee: 1250 })),
);
const many = Array.from({ length: 8 }, (_, at) =>
  call(
    'add_fee',
    { loan_id: `LN-20${at}0`, amount: 30 + at },
    gives({ fee: 30 + at }, loanChange(`LN-20${at}0`, loan, { ...loan, fee: 30 + at })),
  ),
);

const usage = call(
  'record_usage',
  { quantity: 9 },
  gives({ quantity: 9 }, { table: 'usages', key: 'US-1', before: null, after: { quantity: 9 } }),
);

const returned = call(
  'return_loan',
  { loan_id: 'LN-1001' },
  gives({}, loanChange('LN-1001', loan, { ...loan, status: 'back' })),
);

export const table: RuleTable = {
  fires: {
    'no answer tells the new date': {
      play: play([calls(extension), says('I have extended loan LN-1001.')]),
      findings: [{ message: 4, evidence: ['due date', '2025-03-28'], code: 'untold value', step: 0 }],
    },
    'the answer tells the date from before the change': {
      play: play([calls(extension), says('I have extended the loan. It is due on March 14, 2025.')]),
      findings: [{ message: 4, evidence: ['2025-03-28 now', '2025-03-14'], code: 'stale value' }],
    },
    'the answer tells the state from before the change': {
      play: play([calls(returned), says('I have marked the loan as out.')]),
      findings: [{ message: 4, evidence: ['status', 'back now', 'out'], code: 'stale value' }],
    },
    'one of two values is left out': {
      play: play([calls(extension, fee), says('It is due on March 28, 2025.')]),
      findings: [{ message: 2 + 3, evidence: ['1250'] }],
    },
    'a small number is said of something else': {
      play: play([calls(usage), says('I have entered a usage. It took 9 seconds.')]),
      findings: [{ message: 4, evidence: ['quantity', '9'], code: 'untold value' }],
    },
    'of many values, none is told': {
      play: play([calls(...many), says('I have added the fees.')]),
      findings: many.map(() => ({ message: 11, evidence: ['fee'], severity: 'slip' as const })),
    },
  },
  staysSilent: {
    'a state becomes the one before it in the same row': play([
      calls(
        call(
          'return_loan',
          { loan_id: 'LN-1001' },
          gives(
            {},
            loanChange(
              'LN-1001',
              { ...loan, status: 'out', previous_status: 'back' },
              { ...loan, status: 'back', previous_status: 'out' },
            ),
          ),
        ),
      ),
      says('I have marked the loan as back.'),
    ]),
    'a usage tells its quantity': play([calls(usage), says('I have entered a usage of 9 visits.')]),
    'what a hand-over says is for its receiver': play([
      calls(
        call(
          'hand_over',
          { receiver: 'head' },
          gives({}, { table: handOverTable, key: 'HO-1', before: null, after: { receiver: 'head' } }),
        ),
      ),
      says('Somebody else takes it from here.'),
    ]),
    'the answer tells the state before and after': play([
      calls(returned),
      says('The loan was out and is back now.'),
    ]),
    'the answer tells the date': rightPlay,
    'the answer tells the date in words': play([
      calls(extension),
      says("It's due on the 28th of March now."),
    ]),
    'the answer tells the number with a separator': play([calls(fee), says('The fee is $1,250.00 now.')]),
    'the answer tells both values, before and after': play([
      calls(extension),
      says('I have moved the due date from March 14, 2025, to March 28, 2025.'),
    ]),
    'a later answer tells it': play([calls(extension), says('That worked.'), user('Until when?'), done]),
    'a later change makes the first value void': play([
      calls(
        call(
          'extend_loan',
          { loan_id: 'LN-1001', due_on: '2025-03-20' },
          gives({}, loanChange('LN-1001', loan, { ...loan, due_on: '2025-03-20' })),
        ),
      ),
      calls(extension),
      done,
    ]),
  },
};
