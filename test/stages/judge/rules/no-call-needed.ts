import { calls, lookup, play, question, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const recalls = {
  request: 'What is the fee of LN-1001?',
  goals: [
    { say: 'What is the fee of LN-1001?', calls: [0] },
    { say: 'Remind me, what was the fee?', calls: [] },
  ],
};
const asked = [calls(lookup), says('The fee is 13.'), user('Remind me, what was the fee?')];

export const table: RuleTable = {
  fires: {
    'the agent looks up again what it has just told': {
      play: play([...asked, calls(lookup), says('The fee is 13.')], { task: recalls }),
      findings: [{ message: 6, evidence: ['get_loan'], step: 1 }],
    },
    'the agent searches for what everybody knows': {
      play: play([calls(lookup), says('42 days.')], { task: question('How many days are in 6 weeks?') }),
      findings: [{ message: 2, evidence: ['get_loan'], step: 0 }],
    },
  },
  staysSilent: {
    'general knowledge answers the only question': play([says('42.')], {
      task: question('How much is 6 weeks?'),
    }),
    'the agent answers from what was said': play([...asked, says('The fee is 13.')], { task: recalls }),
    'the calls serve the question before': play([calls(lookup), calls(lookup), says('The fee is 13.')], {
      task: recalls,
    }),
    'the request needs calls': rightPlay,
  },
};
