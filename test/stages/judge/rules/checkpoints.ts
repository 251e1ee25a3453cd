import type { Checkpoint } from '../../../../schemas/task.ts';
import { call, calls, done, gives, loan, loanChange, play, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const state = (goal: number, fields: Checkpoint['rows'][number]['fields'], key = 'LN-1001'): Checkpoint => ({
  text: `Loan ${key} has its new values.`,
  goal,
  rows: [{ table: 'loans', key, becomes: key === '(made)' ? 'made' : 'changed', fields }],
});

const due = { ...loan, due_on: '2025-03-28' };
const extends28 = calls(call('extend_loan', {}, gives({}, loanChange('LN-1001', loan, due))));
const takesBack = calls(call('extend_loan', {}, gives({}, loanChange('LN-1001', due, loan))));
const adds = (key: string, fee: number) =>
  calls(call('add_fee', {}, gives({}, loanChange(key, null, { id: key, fee }))));
const second = 'Sorry, put it back as it was.';
const twoGoals = (...checkpoints: Checkpoint[]) => ({
  task: {
    goals: [
      { say: 'Extend it.', calls: [0] },
      { say: second, calls: [1] },
    ],
    oracle: { checkpoints },
  },
});
const thereAndBack = twoGoals(state(0, { due_on: '2025-03-28' }), state(1, { due_on: '2025-03-14' }));

export const table: RuleTable = {
  fires: {
    'a sub-goal is skipped though the final state is right': {
      play: play([says('It is still due on 2025-03-14.'), user(second), done], thereAndBack),
      findings: [
        { message: 2, evidence: ['request 1'] },
        { message: 4, evidence: ['request 2'] },
      ],
    },
    'only the first state is reached': {
      play: play([extends28, done, user(second), done], thereAndBack),
      findings: [{ message: 6, evidence: ['request 2'] }],
    },
    'the states are reached in another order': {
      play: play(
        [adds('LN-9', 4), extends28, done],
        twoGoals(
          state(0, { due_on: '2025-03-28' }),
          state(1, { fee: 4 }, '(made)'),
          state(1, { fee: 5 }, '(made)'),
        ),
      ),
      findings: [{ message: 6, evidence: ['request 2'] }],
    },
    'one new record stands for two': {
      play: play([adds('LN-9', 4), done], {
        task: { oracle: { checkpoints: [{ ...state(0, {}), rows: twoNew(4) }] } },
      }),
      findings: [{ message: 4, evidence: ['request 1'] }],
    },
  },
  staysSilent: {
    'the play passes through both states': play(
      [extends28, done, user(second), takesBack, done],
      thereAndBack,
    ),
    'new records have other keys than those of the oracle': play([adds('LN-7', 4), adds('LN-8', 4), done], {
      task: { oracle: { checkpoints: [{ ...state(0, {}), rows: twoNew(4) }] } },
    }),
    'the task has no checkpoints': play([done]),
  },
};

function twoNew(fee: number): Checkpoint['rows'] {
  return [1, 2].map(() => ({ table: 'loans', key: '(made)', becomes: 'made' as const, fields: { fee } }));
}
