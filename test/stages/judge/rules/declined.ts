import { call, calls, extension, lookup, play, refuses, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const impossible = { expected: 'decline' } as const;
const noTool = { ...impossible, oracle: { calls: [], touched: [] } };
const refused = call('extend_loan', extension.arguments, refuses('ALREADY_EXTENDED'));
const refusal = says('I am sorry, but I cannot extend it: it has been extended before.');

export const table: RuleTable = {
  fires: {
    'the impossible is claimed to be done': {
      play: play([calls(refused), says('I have extended the loan.')], { task: impossible }),
      findings: [{ message: 4, evidence: ['I have extended the loan.'] }],
    },
    'the answer does not say that it is impossible': {
      play: play([calls(refused), says('Thank you for your patience.')], { task: impossible }),
      findings: [{ message: 4, evidence: [] }],
    },
    'the agent declines without the call that alone could tell': {
      play: play([calls(lookup), refusal], { task: impossible }),
      findings: [{ message: 4, evidence: ['extend_loan'] }],
    },
  },
  staysSilent: {
    'the request can be fulfilled': rightPlay,
    'a request that can be fulfilled is declined, which is for other rules to find': play([refusal]),
    'the call was tried and refused': play([calls(refused), refusal], { task: impossible }),
    'no tool could have told': play([says('I have no tool for that.')], { task: noTool }),
  },
};
