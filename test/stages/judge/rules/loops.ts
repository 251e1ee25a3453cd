import {
  breaks,
  call,
  calls,
  done,
  extension,
  gives,
  lookup,
  play,
  rightPlay,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const listing = (limit: number) => call('list_loans', { status: 'out', limit }, gives({ items: [] }));
const reordered = call('list_loans', { limit: 5, status: 'out' }, gives({ items: [] }));
const unlimited = call('list_loans', { status: 'out' }, gives({ items: [] }));
const timeout = call('get_loan', { loan_id: 'LN-1001' }, breaks('timeout'));

export const table: RuleTable = {
  fires: {
    'a call is made a second time, which is a slip': {
      play: play([calls(lookup), calls(lookup), calls(extension), done]),
      findings: [{ message: 4, severity: 'slip', evidence: ['get_loan'] }],
    },
    'a call is made a third time': {
      play: play([calls(lookup), calls(lookup), calls(lookup), done]),
      findings: [
        { message: 4, severity: 'slip', evidence: ['get_loan'] },
        { message: 6, evidence: ['get_loan', '3'] },
      ],
    },
    'the arguments are the same in another order': {
      play: play([calls(listing(5)), calls(reordered), done]),
      findings: [{ message: 4, severity: 'slip', evidence: ['list_loans'] }],
    },
    'an argument is left out, and then given as its default': {
      play: play([calls(unlimited), calls(listing(10)), calls(unlimited), done]),
      findings: [
        { message: 4, severity: 'slip', evidence: ['list_loans'] },
        { message: 6, evidence: ['list_loans', '3'] },
      ],
    },
    'the same call is made twice in parallel': {
      play: play([calls(lookup, lookup), done]),
      findings: [{ message: 2, severity: 'slip', evidence: ['get_loan'] }],
    },
  },
  staysSilent: {
    'every call is made once': rightPlay,
    'a record is read again after a change': play([calls(lookup), calls(extension), calls(lookup), done]),
    'the arguments differ': play([calls(listing(5)), calls(listing(10)), calls(listing(20)), done]),
    'an argument is left out, and then given as another than its default': play([
      calls(unlimited),
      calls(listing(5)),
      done,
    ]),
    'the calls before failed for a passing reason': play([
      calls(timeout),
      calls(timeout),
      calls(timeout),
      calls(lookup),
      done,
    ]),
    'each call changes something': play([calls(extension), calls(extension), calls(extension), done]),
  },
};
