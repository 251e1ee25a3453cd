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

const asWanted = {
  changes: extension.result.changes,
  loose: new Set(['loans.note']),
};
const until = (due_on: string, more: object = {}) =>
  call(
    'extend_loan',
    { loan_id: 'LN-1001', due_on },
    gives({}, loanChange('LN-1001', loan, { ...loan, due_on, ...more })),
  );
const other = loanChange('LN-1002', { ...loan, id: 'LN-1002' }, { ...loan, id: 'LN-1002', fee: 40 });
const added = (key: string, fee: number) => loanChange(key, null, { id: key, title: 'Emma', fee });

const ends = (turns: Parameters<typeof play>[0], expected = asWanted) => ({
  ...play(turns, { finalState: 'elsewhere' }),
  expected,
});

export const table: RuleTable = {
  fires: {
    'the play ends in another state, and nothing says in which': {
      play: play([calls(lookup), done], { finalState: 'untouched' }),
      findings: [{ message: 4, evidence: ['state'] }],
    },
    'a field has another value': {
      play: ends([calls(lookup), calls(until('2025-03-29')), done]),
      findings: [
        {
          message: 4,
          evidence: ['due date of LN-1001 is 2025-03-29, expected 2025-03-28'],
          step: 1,
          code: 'wrong value',
        },
      ],
    },
    'a row was not changed': {
      play: ends([calls(lookup), done]),
      findings: [{ message: 4, evidence: ['due date of LN-1001 is still 2025-03-14, expected 2025-03-28'] }],
    },
    'another row was changed': {
      play: ends([
        calls(extension),
        calls(call('add_fee', { loan_id: 'LN-1002', amount: 40 }, gives({}, other))),
        done,
      ]),
      findings: [{ message: 4, evidence: ['fee of LN-1002 is 40, expected 13'], step: 1 }],
    },
    'a new row has another value, under another key': {
      play: ends([calls(call('add_fee', {}, gives({}, added('LN-3001', 7)))), done], {
        changes: [added('LN-2001', 8)],
        loose: new Set(),
      }),
      findings: [{ message: 2, evidence: ['fee of LN-3001 is 7, expected 8'] }],
    },
    'no row was added': {
      play: ends([done], { changes: [added('LN-2001', 8)], loose: new Set() }),
      findings: [{ message: 2, evidence: ['loans', 'title Emma', 'fee 8'] }],
    },
    'a row should be gone': {
      play: ends([done], { changes: [loanChange('LN-1001', loan, null)], loose: new Set() }),
      findings: [{ message: 2, evidence: ['LN-1001 is still there'] }],
    },
  },
  staysSilent: {
    'the states are equal': rightPlay,
    'the state is right though another way led there': play([calls(extension), calls(lookup), done]),
  },
};
