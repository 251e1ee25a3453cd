import { call, calls, done, extension, gives, play, refuses, rightPlay } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const unknown = call('renew_loan', { loan_id: 'LN-1001' }, refuses('UNKNOWN_TOOL'));
const listing = (given: { status?: string; limit?: number | string }) =>
  call('list_loans', given, gives({ items: [], total: 0 }));

export const table: RuleTable = {
  fires: {
    'a tool is called that nobody declared': {
      play: play([calls(unknown), calls(extension), done]),
      findings: [{ message: 2, evidence: ['renew_loan'] }],
    },
    'a declared tool is called that the task withholds': {
      play: play([calls(extension), done], { task: { withheld: ['extend_loan'] } }),
      findings: [{ message: 2, evidence: ['extend_loan'] }],
    },
    'a required argument is missing': {
      play: play([calls(call('get_loan', {}, refuses('INVALID_ARGUMENTS'))), calls(extension), done]),
      findings: [{ message: 2, evidence: ['get_loan', 'loan_id'] }],
    },
    'an argument has another type': {
      play: play([calls(listing({ limit: '5' })), calls(extension), done]),
      findings: [{ message: 2, evidence: ['list_loans', 'limit', 'integer'] }],
    },
    'an argument is none of the allowed values': {
      play: play([calls(listing({ status: 'lost' })), calls(extension), done]),
      findings: [{ message: 2, evidence: ['list_loans', 'status'] }],
    },
    'the second of two parallel calls has an argument too many': {
      play: play([
        calls(
          extension,
          call('get_loan', { loan_id: 'LN-1001', verbose: true }, refuses('INVALID_ARGUMENTS')),
        ),
        done,
      ]),
      findings: [{ message: 2, evidence: ['get_loan', 'verbose'] }],
    },
  },
  staysSilent: {
    'every call fits its schema': rightPlay,
    'optional arguments are left out': play([calls(listing({})), calls(extension), done]),
    'another tool is withheld': play([calls(extension), done], { task: { withheld: ['add_fee'] } }),
    'the environment refuses a valid call': play([
      calls(call('get_loan', { loan_id: 'LN-9' }, refuses('LOAN_NOT_FOUND'))),
      done,
    ]),
  },
};
