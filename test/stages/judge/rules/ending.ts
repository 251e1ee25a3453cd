import { calls, done, extension, play, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

export const table: RuleTable = {
  fires: {
    'the limit of calls ended the play': {
      play: play([calls(extension), done], { end: 'call_limit' }),
      findings: [{ message: 4, evidence: ['call limit'] }],
    },
    'the limit of messages ended the play': {
      play: play([calls(extension), done], { end: 'message_limit' }),
      findings: [{ message: 4, evidence: ['message limit'] }],
    },
    'the agent kept writing what its protocol cannot read': {
      play: play([calls(extension), done], { end: 'protocol_broken' }),
      findings: [{ message: 4, evidence: ['cannot read'] }],
    },
    'the user gave up on something that can be done': {
      play: play([says('What is it about?')], { end: 'user_gave_up' }),
      findings: [{ message: 2, evidence: ['gave up'] }],
    },
    'the last answer is empty': {
      play: play([calls(extension), says('  \n')]),
      findings: [{ message: 4, evidence: ['empty'] }],
    },
  },
  staysSilent: {
    'the play ends on an answer': rightPlay,
    'the user gives up on what cannot be done': play([says('I cannot do that.')], {
      task: { expected: 'decline' },
      end: 'user_gave_up',
    }),
    'the last answer offers something as a question': play([says('Done. Shall I look for more?')]),
  },
};
