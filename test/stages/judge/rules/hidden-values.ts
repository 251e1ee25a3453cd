import { call, calls, extension, gives, play, question, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const task = question('Which loans are out, and what is the fee of each?');
const listed = calls(call('list_loans', {}, gives({ loans: [{ id: 'LN-2001' }, { id: 'LN-2002' }] })));
const looked = (id: string) => calls(call('get_loan', { loan_id: id }, gives({ id, fee: 1250 })));
/** Message 3, the list, is hidden before message 6. */
const hidden = {
  policy: 'hide-tool-results',
  events: [{ kind: 'hidden' as const, at: 6, messages: [3], notice: '[hidden]' }],
};
const summed = (summary: string) => ({
  policy: 'summarize',
  events: [{ kind: 'summarized' as const, at: 6, before: 4, summary }],
});

export const table: RuleTable = {
  fires: {
    'a call takes an ID from a list that is hidden': {
      play: play([listed, looked('LN-2001'), looked('LN-2002'), says('Each is 1250.')], {
        task,
        context: hidden,
      }),
      findings: [{ message: 6, evidence: ['LN-2002'], severity: 'slip' }],
    },
    'an answer tells a code that a summary has left out': {
      play: play([listed, looked('LN-2001'), says('LN-2001 and LN-2002 are out.')], {
        task,
        context: summed('Two loans are out.'),
      }),
      findings: [{ message: 6, evidence: ['LN-2002'], severity: 'slip' }],
    },
  },
  staysSilent: {
    'nothing was hidden': rightPlay,
    'the list was still to be seen when the call was made': play(
      [listed, looked('LN-2002'), says('It is 1250.')],
      {
        task,
        context: hidden,
      },
    ),
    'the agent has written the ID itself before': play(
      [listed, looked('LN-2002'), looked('LN-2002'), says('LN-2002 has a fee of 1250.')],
      { task, context: hidden },
    ),
    'the list was read again': play(
      [listed, looked('LN-2001'), listed, looked('LN-2002'), says('Each is 1250.')],
      {
        task,
        context: hidden,
      },
    ),
    'the summary holds the ID': play([listed, looked('LN-2001'), looked('LN-2002'), says('Each is 1250.')], {
      task,
      context: summed('list_loans found LN-2001 and LN-2002.'),
    }),
    'the agent says what stands in no result': play(
      [listed, calls(extension), says('I sent it to LN-7777.')],
      {
        task,
        context: hidden,
      },
    ),
  },
};
