import {
  breaks,
  call,
  calls,
  done,
  extension,
  gives,
  lookup,
  play,
  refuses,
  rightPlay,
  says,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const struck = (fault: string) => call('extend_loan', extension.arguments, breaks(fault));
/** The change once more, which changes nothing. */
const idle = call('extend_loan', extension.arguments, gives({}));
const refused = call('extend_loan', extension.arguments, refuses('ALREADY_EXTENDED'));

export const table: RuleTable = {
  fires: {
    'a passing failure is not tried again': {
      play: play([calls(struck('timeout')), says('It did not work.')]),
      findings: [{ message: 2, evidence: ['extend_loan', 'timeout'] }],
    },
    'the second try fails too and there is no third': {
      play: play([calls(struck('timeout')), calls(struck('unavailable')), says('It did not work.')]),
      findings: [
        { message: 2, evidence: ['extend_loan', 'timeout'] },
        { message: 4, evidence: ['extend_loan', 'unavailable'] },
      ],
    },
    'the second try is refused': {
      play: play([calls(struck('timeout')), calls(refused), says('It did not work.')]),
      findings: [
        { message: 2, evidence: ['extend_loan', 'timeout'] },
        { message: 4, evidence: ['refused'], severity: 'slip' },
      ],
    },
    'another tool succeeds afterwards': {
      play: play([calls(struck('rate_limited')), calls(lookup), says('It did not work.')]),
      findings: [{ message: 2, evidence: ['extend_loan', 'rate_limited'] }],
    },
    'the call succeeded before the failure alone': {
      play: play([calls(extension), calls(struck('timeout')), done]),
      findings: [{ message: 4, evidence: ['extend_loan', 'timeout'] }],
    },
    'a change whose confirmation was lost is sent again before a look at the record': {
      play: play([calls(struck('duplicate_submission')), calls(idle), calls(lookup), done]),
      findings: [{ message: 4, evidence: ['extend_loan', 'duplicate_submission'] }],
    },
    'a change whose confirmation was lost is taken for done': {
      play: play([calls(struck('duplicate_submission')), done]),
      findings: [{ message: 2, evidence: ['extend_loan', 'duplicate_submission'] }],
    },
    'a refused permission is tried again': {
      play: play([calls(struck('permission_denied')), calls(struck('permission_denied')), done]),
      findings: [{ message: 4, evidence: ['extend_loan', 'permission_denied'] }],
    },
    'a call was refused for a reason of its own, which is a slip': {
      play: play([calls(refused), calls(extension), done]),
      findings: [{ message: 2, severity: 'slip', evidence: ['extend_loan'] }],
    },
  },
  staysSilent: {
    'nothing failed': rightPlay,
    'the failed call is made again and succeeds': play([calls(struck('timeout')), calls(extension), done]),
    'it takes three tries': play([
      calls(struck('timeout')),
      calls(struck('rate_limited')),
      calls(extension),
      done,
    ]),
    'a change whose confirmation was lost is looked up': play([
      calls(struck('duplicate_submission')),
      calls(lookup),
      done,
    ]),
    'a refused permission is reported': play([
      calls(struck('permission_denied')),
      says('I cannot extend it.'),
    ]),
    'the refusal is the reason to decline': play([calls(refused), says('I cannot extend it.')], {
      task: { expected: 'decline' },
    }),
  },
};
