import {
  breaks,
  call,
  calls,
  done,
  extension,
  lookup,
  play,
  refuses,
  rightPlay,
  says,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const struck = (fault: string) => call('extend_loan', extension.arguments, breaks(fault));
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
    'another tool succeeds afterwards': {
      play: play([calls(struck('rate_limited')), calls(lookup), says('It did not work.')]),
      findings: [{ message: 2, evidence: ['extend_loan', 'rate_limited'] }],
    },
    'the call succeeded before the failure alone': {
      play: play([calls(extension), calls(struck('timeout')), done]),
      findings: [{ message: 4, evidence: ['extend_loan', 'timeout'] }],
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
    'the refusal is the reason to decline': play([calls(refused), says('I cannot extend it.')], {
      task: { expected: 'decline' },
    }),
  },
};
