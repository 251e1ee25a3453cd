import { calls, done, extension, mumbles, play, rightPlay } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

export const table: RuleTable = {
  fires: {
    'a turn does not have the form of the protocol': {
      play: play([
        ...mumbles('I will extend it now.', 'there is no line that begins with "Action:"'),
        calls(extension),
        done,
      ]),
      findings: [{ message: 2, evidence: ['no line'], severity: 'slip' }],
    },
  },
  staysSilent: { 'every turn can be read': rightPlay },
};
