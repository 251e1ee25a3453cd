import { randomFor } from '../../../../pipeline/hash.ts';
import type { Search } from '../../../../stages/catalog/direct.ts';
import { drawCatalog } from '../../../../stages/catalog/draw.ts';
import {
  call,
  calls,
  deskTools,
  done,
  extension,
  gives,
  loan,
  loanChange,
  lookup,
  type PlayUnderTest,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const agent = {
  tools: [...deskTools],
  distractors: ['list_loans'],
  catalog: drawCatalog(deskTools.length, randomFor('desk')),
};

/** A play through a catalog, in the form that the judge sees: the searches stand beside the calls. */
const searching = (
  under: PlayUnderTest,
  ...found: readonly (Partial<Search> & Pick<Search, 'message'>)[]
): PlayUnderTest => ({
  ...under,
  agent,
  searches: found.map((search, step) => ({ step, query: `query ${step}`, ok: true, found: [], ...search })),
});

const both = ['get_loan', 'extend_loan'];
const fee = call('add_fee', { loan_id: 'LN-1001', amount: 3 }, gives({}, loanChange('LN-1001', loan, {})));
const listing = call('list_loans', {}, gives({ items: [], total: 0 }));
const sorry = says("I'm sorry, but I can't do that here.");
const decline = { task: { expected: 'decline' as const }, finalState: 'start' };

export const table: RuleTable = {
  fires: {
    'a tool is called by a name that no search has returned': {
      play: searching(play([calls(extension), done]), { message: 2, found: ['get_loan'] }),
      findings: [{ message: 2, evidence: ['extend_loan'], code: 'guessed name', step: 0 }],
    },
    'a tool is called after a search that has returned another one': {
      play: searching(play([calls(extension), done]), { message: 1, found: ['get_loan'] }),
      findings: [{ message: 2, evidence: ['extend_loan'], code: 'guessed name', step: 0 }],
    },
    'a tool is called before the search that returns it': {
      play: searching(play([calls(lookup), calls(extension), done]), { message: 2, found: both }),
      findings: [{ message: 2, evidence: ['get_loan'], code: 'guessed name', step: 0 }],
    },
    'a found tool of another application is called': {
      play: searching(play([calls(listing), calls(extension), done]), {
        message: 1,
        found: ['list_loans', ...both],
      }),
      findings: [{ message: 2, evidence: ['list_loans'], code: 'wrong tool', step: 0 }],
    },
    'a found tool changes something else': {
      play: searching(play([calls(fee), done], { finalState: 'with a fee' }), {
        message: 1,
        found: ['add_fee', ...both],
      }),
      findings: [{ message: 2, evidence: ['add_fee'], code: 'wrong tool', step: 0 }],
    },
    'the near miss is called': {
      play: searching(
        play([calls(lookup), calls(extension), done], {
          task: { nearMiss: { tool: 'get_loan', arguments: {}, about: 'look at the loan' } },
        }),
        { message: 1, found: both },
      ),
      findings: [{ message: 2, evidence: ['get_loan'], code: 'wrong tool', step: 0 }],
    },
    'the agent declines and has searched for nothing': {
      play: searching(play([sorry], decline)),
      findings: [{ message: 2, evidence: ['searched for no tool'], code: 'no search' }],
    },
    'a search breaks its schema': {
      play: searching(play([calls(extension), done]), { message: 1, ok: false }, { message: 1, found: both }),
      findings: [{ message: 1, evidence: ['schema'], code: 'broken search' }],
    },
    'the same words are searched for again and again': {
      play: searching(
        play([calls(extension), done]),
        { message: 1, query: 'loans' },
        { message: 1, query: 'Loans' },
        { message: 1, query: 'loans', found: both },
      ),
      findings: [
        { message: 1, evidence: ['Loans'], code: 'repeated search', severity: 'slip' },
        { message: 1, evidence: ['loans'], code: 'repeated search' },
      ],
    },
  },
  staysSilent: {
    'the tools were declared': rightPlay,
    'found tools are called': searching(play([calls(lookup), calls(extension), done]), {
      message: 1,
      found: both,
    }),
    'a tool that was found stays known': searching(
      play([calls(extension), done, user('And when is it due?'), calls(lookup), done]),
      { message: 1, found: both },
    ),
    'the agent declines after a search': searching(play([sorry], decline), { message: 1 }),
    'another found tool of the same application is read': searching(
      play([calls(lookup), calls(extension), done]),
      { message: 1, found: ['list_loans', ...both] },
    ),
  },
};
