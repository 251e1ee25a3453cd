import type { JsonObject } from '../../../../schemas/json.ts';
import {
  call,
  calls,
  done,
  gives,
  loan,
  lookup,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const extending = (given: JsonObject) => calls(call('extend_loan', given, gives(loan)));
const charging = (amount: number) => calls(call('add_fee', { loan_id: 'LN-1001', amount }, gives(loan)));

const handing = (summary: string) =>
  calls(call('hand_over', { record: 'LN-1001', summary }, gives({ id: 'HO-1' })));

export const table: RuleTable = {
  fires: {
    'the summary of a hand-over gives a date and an ID that nobody said': {
      play: play([handing('Reader wants loan LN-1007 extended until 2025-04-30.'), done]),
      findings: [{ message: 2, evidence: ['hand_over.summary', 'LN-1007'] }],
    },
    'an ID is called that nobody mentioned': {
      play: play([calls(call('get_loan', { loan_id: 'LN-1002' }, gives(loan))), done]),
      findings: [{ message: 2, evidence: ['get_loan.loan_id', 'LN-1002'] }],
    },
    'a date is put together from parts of other dates': {
      // 2025-03-28 and 2025-03-14 were said; 2025, 03 and 14 occur, but the date does not.
      play: play([extending({ loan_id: 'LN-1001', due_on: '2025-28-03' }), done]),
      findings: [{ message: 2, evidence: ['extend_loan.due_on', '2025-28-03'] }],
    },
    'an ID is put together from a prefix and a number that occur only apart': {
      play: play([user('It is one of the LN loans, the 1002 one.'), extending({ loan_id: 'LN-1002' }), done]),
      findings: [{ message: 3, evidence: ['extend_loan.loan_id', 'LN-1002'] }],
    },
    'only the agent itself has said the value': {
      play: play([says('Shall I take 2025-04-30?'), extending({ loan_id: 'LN-1001', due_on: '2025-04-30' })]),
      findings: [{ message: 3, evidence: ['2025-04-30'] }],
    },
    'the value is told only after the call': {
      play: play([extending({ loan_id: 'LN-1001', due_on: '2025-04-30' }), user('Take 2025-04-30.'), done]),
      findings: [{ message: 2, evidence: ['2025-04-30'] }],
    },
    'the user gave another day in words': {
      play: play([
        user('Make that April 29, 2025, please.'),
        extending({ loan_id: 'LN-1001', due_on: '2025-04-30' }),
        done,
      ]),
      findings: [{ message: 3, evidence: ['2025-04-30'] }],
    },
    'the time of a moment was not given': {
      play: play([
        user('Take June 3, 2025, at 07:30, please.'),
        extending({ loan_id: 'LN-1001', note: '2025-06-03 08:30:00' }),
        done,
      ]),
      findings: [{ message: 3, evidence: ['2025-06-03 08:30:00'] }],
    },
    'a part of a path was not given': {
      play: play([
        user('Put it into /desk/files/loan list.txt, please.'),
        extending({ loan_id: 'LN-1001', note: '/desk/files/loan list 2.txt' }),
        done,
      ]),
      findings: [{ message: 3, evidence: ['loan list 2.txt'] }],
    },
    'a number is neither said nor derived': {
      play: play([calls(lookup), charging(47), done]),
      findings: [{ message: 4, evidence: ['add_fee.amount', '47'] }],
    },
    'a day is another number of days after a known one than the user gave': {
      play: play([
        user('Give it 2 weeks more than it has.'),
        calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ id: 'LN-1001', due_on: '2025-04-14' }))),
        extending({ loan_id: 'LN-1001', due_on: '2025-04-27' }),
        done,
      ]),
      findings: [{ message: 5, evidence: ['extend_loan.due_on', '2025-04-27'] }],
    },
    'most words of a text come from nowhere': {
      play: play([extending({ loan_id: 'LN-1001', note: 'reader travels abroad until autumn' }), done]),
      findings: [{ message: 2, evidence: ['extend_loan.note', 'abroad'] }],
    },
  },
  staysSilent: {
    'the summary of a hand-over is in the own words of the agent': play([
      handing(
        'Somebody hopes for more time: LN-1001, wanted until March 28, 2025. Nothing has happened yet.',
      ),
      done,
    ]),
    'a moment is put together from a day and a time': play([
      user('At 07:30, on June 3, 2025.'),
      extending({ loan_id: 'LN-1001', note: '2025-06-03 07:30:00' }),
      done,
    ]),
    'the user gave every value': rightPlay,
    'a path is put together from a folder and a file that were given': play([
      user('Put loans.txt into /desk/files, please.'),
      extending({ loan_id: 'LN-1001', note: '/desk/files/loans.txt' }),
      done,
    ]),
    'the user gave the date in words': play([
      user('Make that April 30, 2025, please.'),
      extending({ loan_id: 'LN-1001', due_on: '2025-04-30' }),
      done,
    ]),
    'the user gave the date in words, without a year': play([
      user('Make that the 30th of April, please.'),
      extending({ loan_id: 'LN-1001', due_on: '2025-04-30' }),
      done,
    ]),
    'the user said the value with a space where the argument has a hyphen': play([
      user('Note: follow up call, please.'),
      extending({ loan_id: 'LN-1001', note: 'follow-up call' }),
      done,
    ]),
    'a result gave the ID': play([
      calls(call('list_loans', { status: 'out', limit: 50 }, gives({ items: [{ id: 'LN-1002' }] }))),
      calls(call('get_loan', { loan_id: 'LN-1002' }, gives(loan))),
      done,
    ]),
    'the agent chooses among declared values and sets a limit': play([
      calls(call('list_loans', { status: 'back', limit: 37 }, gives({ items: [] }))),
      done,
    ]),
    'the agent pages on, whatever the parameters for it are called': play([
      calls(call('list_loans', { startAt: 40, page_size: 20 }, gives({ items: [] }))),
      done,
    ]),
    'a day is some weeks after one that a result gave, as the user wanted': play([
      user('Give it 2 weeks more than it has.'),
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ id: 'LN-1001', due_on: '2025-03-14' }))),
      extending({ loan_id: 'LN-1001', due_on: '2025-03-28' }),
      done,
    ]),
    'a number is the sum of two known ones': play([
      user('Add 4 to what it says now.'),
      calls(lookup),
      charging(17), // the fee of the loan is 13
      done,
    ]),
    'a text rephrases what the user said': play([
      user('Write down that the reader broke a leg last week.'),
      extending({ loan_id: 'LN-1001', note: 'the reader broke a leg recently' }),
      done,
    ]),
    'the value differs only in case': play([extending({ loan_id: 'ln-1001' }), done]),
  },
};
