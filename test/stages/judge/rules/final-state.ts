import { calls, done, extension, lookup, play, rightPlay } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

export const table: RuleTable = {
  fires: {
    'the play ends in another state than the oracle': {
      play: play([calls(lookup), done], { finalState: 'untouched' }),
      findings: [{ message: 4, evidence: ['untouched', 'extended'] }],
    },
  },
  staysSilent: {
    'the states are equal': rightPlay,
    'the state is right though another way led there': play([calls(extension), calls(lookup), done]),
  },
};
