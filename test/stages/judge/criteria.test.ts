// Criteria that code scores: each form with a play that meets it, and with one that does not or does so in part.
import { describe, expect, it } from 'vitest';
import type { CriterionCheck } from '../../../schemas/task.ts';
import { scorers, scoresByCode } from '../../../stages/judge/criteria/index.ts';
import { handOverTable } from '../../../stages/worlds/desk-tool.ts';
import {
  breaks,
  call,
  calls,
  done,
  extension,
  gives,
  loan,
  loanChange,
  lookup,
  type PlayUnderTest,
  play,
  question,
  rightPlay,
  says,
  user,
} from '../../support/plays.ts';

type Case = readonly [
  says: string,
  check: CriterionCheck,
  play: PlayUnderTest,
  score: number,
  evidence: string,
];

const extended: CriterionCheck = {
  on: 'rows',
  rows: [{ table: 'loans', key: 'LN-1001', becomes: 'changed', fields: { due_on: '2025-03-28', fee: 13 } }],
};
const wrongDay = call(
  'extend_loan',
  { loan_id: 'LN-1001', due_on: '2025-03-29' },
  gives({}, loanChange('LN-1001', loan, { ...loan, due_on: '2025-03-29' })),
);
const otherRow = call('add_fee', {}, gives({}, loanChange('LN-1002', loan, { ...loan, fee: 14 })));
const gone = call('drop_loan', {}, gives({}, loanChange('LN-1001', loan, null)));
const isGone: CriterionCheck = {
  on: 'rows',
  rows: [{ table: 'loans', key: 'LN-1001', becomes: 'removed', fields: {} }],
};
const added = (...fees: number[]): PlayUnderTest =>
  play(fees.map((fee, at) => calls(call('add', {}, gives({}, loanChange(`LN-9${at}`, null, { fee }))))));
const twoAdded: CriterionCheck = {
  on: 'rows',
  rows: [4, 5].map((fee) => ({ table: 'loans', key: '(made)', becomes: 'made' as const, fields: { fee } })),
};
const day: CriterionCheck = {
  on: 'told',
  facts: [
    { name: 'due date', value: '2025-03-28' },
    { name: 'fee', value: 13 },
  ],
};
const tools: CriterionCheck = { on: 'tools', must: ['extend_loan'], may: ['get_loan'], mustNot: ['add_fee'] };
const handing = call(
  'hand_over',
  {},
  gives(
    {},
    {
      table: handOverTable,
      key: 'HO-1',
      before: null,
      after: { receiver: 'head', record: 'LN-1001', summary: 'Extend LN-1001, which is overdue.' },
    },
  ),
);
const summary: CriterionCheck = {
  on: 'summary',
  tool: 'hand_over',
  facts: [
    { name: 'record', value: 'LN-1001' },
    { name: 'due date', value: '2025-03-28' },
  ],
};
const declining = { task: { ...question('Ban the reader.'), expected: 'decline' as const } };
const asked: CriterionCheck = { on: 'asked', facts: [{ name: 'due date', value: '2025-03-28' }] };
const question28 = says('Until when?');

const cases: readonly Case[] = [
  ['a row has its new values', extended, rightPlay, 1, 'LN-1001'],
  ['one of two fields is wrong', extended, play([calls(wrongDay), done]), 0.5, 'expected "2025-03-28"'],
  ['the row was not touched', extended, play([calls(otherRow), done]), 0, 'never changed'],
  ['a row that must be gone is gone', isGone, play([calls(gone), done]), 1, 'LN-1001'],
  ['a row that must be gone is still there', isGone, rightPlay, 0, 'still there'],
  ['new rows have their values, under other keys', twoAdded, added(5, 4), 1, 'LN-90'],
  ['one new row does not stand for two', twoAdded, added(4), 0.5, 'never changed'],
  ['both values are told', day, play([says('It is due on March 28, 2025, and the fee is 13.')]), 1, '13'],
  ['one of two values is told', day, play([calls(extension), done]), 0.5, 'no answer gives the fee'],
  [
    'the request is declined',
    { on: 'declined' },
    play([says("I can't ban readers.")], declining),
    1,
    "can't",
  ],
  ['the answer evades', { on: 'declined' }, play([says('Noted.')], declining), 0, 'does not say'],
  ['one of two facts is in the summary', summary, play([calls(handing), done]), 0.5, 'due date'],
  ['nothing is handed over', summary, rightPlay, 0, 'no case'],
  ['nothing else is changed', { on: 'untouched' }, rightPlay, 1, 'those of the oracle'],
  ['another row is changed', { on: 'untouched' }, play([calls(extension, otherRow), done]), 0, 'LN-1002'],
  ['the needed tool is used', tools, rightPlay, 1, 'extend_loan'],
  ['it is not used', tools, play([calls(lookup), done]), 0, 'found none'],
  ['a tool is used that must not be', tools, play([calls(extension, otherRow), done]), 0, 'add_fee'],
  ['the calls are as many as needed', { on: 'economy', calls: 2 }, rightPlay, 1, '2 calls'],
  ['twice as many calls are made', { on: 'economy', calls: 1 }, rightPlay, 0.5, '2 calls, 1 needed'],
  [
    'a call that failed is not counted',
    { on: 'economy', calls: 1 },
    play([calls(call('get_loan', {}, breaks('timeout'))), calls(lookup), done]),
    1,
    '1 call',
  ],
  [
    'the user has said it before the change',
    asked,
    play([question28, user('March 28, 2025.'), calls(extension), done]),
    1,
    'when asked',
  ],
  ['nobody has asked', asked, play([calls(extension), done]), 0, 'never asked'],
  ['there is no checkpoint to miss', { on: 'checkpoints' }, rightPlay, 1, 'passed'],
  [
    'one of two checkpoints is missed',
    { on: 'checkpoints' },
    play([calls(extension), done], {
      task: {
        oracle: {
          checkpoints: [
            { text: 'It is due later.', goal: 0, rows: extended.rows },
            { text: 'It is gone.', goal: 0, rows: isGone.rows },
          ],
        },
      },
    }),
    0.5,
    'It is gone',
  ],
  ['the hidden tests say the same as after the oracle', { on: 'tests' }, rightPlay, 1, 'hidden tests pass'],
  [
    'they say something else',
    { on: 'tests' },
    { ...rightPlay, played: { ...rightPlay.played, finalState: 'another' } },
    0,
    'a hidden test fails',
  ],
  ['no policy is broken', { on: 'policies' }, rightPlay, 1, 'no recorded change'],
];

describe('code scores a criterion when', () => {
  it.each(cases)('%s', (_, check, under, score, evidence) => {
    const criterion = { id: 'c', kind: 'outcome', text: '', weight: 1, required: true, expects: [] } as const;
    const [found] = scoresByCode([{ ...criterion, checkedBy: 'code', check, expects: [] }], under);
    expect(found).toMatchObject({ criterion: 'c', score });
    expect(found?.evidence).toContain(evidence);
  });

  it('and has a case for each form', () => {
    expect([...new Set(cases.map(([, { on }]) => on))].sort()).toEqual(Object.keys(scorers).sort());
  });
});

it('leaves the criteria of a judge alone', () => {
  const criterion = { id: 'j', kind: 'conduct', text: 'Is kind.', weight: 1, required: false } as const;
  expect(scoresByCode([{ ...criterion, checkedBy: 'judge', expects: [] }], rightPlay)).toEqual([]);
});
