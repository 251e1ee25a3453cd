// The verdict on a play, from what was found and scored; the labels of its turns; and several samples as one.
import { describe, expect, it } from 'vitest';
import type { Finding, Score } from '../../../schemas/judgement.ts';
import type { Criterion } from '../../../schemas/task.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import { inventedQuotations, misattributedQuotations } from '../../../stages/judge/quotations.ts';
import { judge } from '../../../stages/judge/rubric-judge.ts';
import { medianScores } from '../../../stages/judge/samples.ts';
import { turnLabels } from '../../../stages/judge/turn-labels.ts';
import { ruleOn } from '../../../stages/judge/verdict.ts';
import {
  call,
  calls,
  done,
  extension,
  loanChange,
  lookup,
  play,
  refuses,
  rightPlay,
} from '../../support/plays.ts';

const finding = (parts: Partial<Finding>): Finding => ({
  rule: 'a_rule',
  code: 'a code',
  severity: 'fatal',
  blame: 'agent',
  message: 4,
  evidence: 'something is wrong',
  ...parts,
});

const criterion = (id: string, required: boolean, weight = 1): Criterion => ({
  id,
  kind: 'outcome',
  text: id,
  weight,
  required,
  checkedBy: 'judge',
  expects: [],
});

const rubric = [criterion('outcome', true, 4), criterion('conduct', false)];
const score = (id: string, value: number, samples?: number[]): Score => ({
  criterion: id,
  score: value,
  evidence: 'seen',
  ...(samples ? { samples } : {}),
});
const fine = [score('outcome', 1), score('conduct', 1)];
const ruling = (findings: readonly Finding[], scores: readonly Score[] = fine) =>
  ruleOn({ rubric, findings, scores, threshold: 0.8 });

describe('the verdict', () => {
  it('accepts what nobody spoiled, slips included', () => {
    expect(ruling([finding({ severity: 'slip' })])).toEqual({ verdict: 'accepted', reason: '', because: '' });
  });

  it.each([
    ['the agent', [finding({})], 'rejected', 'a_rule', '[4] something is wrong'],
    [
      'the user',
      [finding({ blame: 'user', code: 'drift' })],
      'user-faulty',
      'user-faulty: drift',
      '[4] something',
    ],
    [
      'the environment, whoever else',
      [
        finding({ message: 2 }),
        finding({ blame: 'user', message: 1 }),
        finding({ blame: 'environment', message: 6 }),
      ],
      'environment-faulty',
      'environment-faulty: a code',
      '[6]',
    ],
    [
      'the user before the agent',
      [finding({ message: 6 }), finding({ blame: 'user', message: 5 })],
      'user-faulty',
      'user-faulty: a code',
      '[5]',
    ],
    [
      'the agent before the user',
      [finding({ blame: 'user', message: 5 }), finding({})],
      'rejected',
      'a_rule',
      '[4]',
    ],
    [
      'the most telling of the faults of the agent',
      [finding({ rule: 'final_state', message: 8 }), finding({ rule: 'ending' })],
      'rejected',
      'final_state',
      '[8]',
    ],
  ] as const)('blames %s', (_, findings, verdict, reason, because) => {
    expect(ruling(findings)).toMatchObject({ verdict, reason, because: expect.stringContaining(because) });
  });

  it('names the criterion that is not met, and the lowest of a low total', () => {
    expect(ruling([], [score('outcome', 0.4), score('conduct', 1)])).toMatchObject({
      verdict: 'rejected',
      reason: 'rubric: outcome',
      because: 'outcome is scored 0.4: seen',
    });
    expect(ruling([], [score('outcome', 0.6), score('conduct', 1)])).toMatchObject({
      reason: 'rubric: total',
      because: expect.stringContaining('the scores come to 0.68, below 0.8; the lowest is outcome'),
    });
  });

  it('is open where the samples of the judge are even on a required criterion', () => {
    const open = [score('outcome', 0.3, [1, 0.3]), score('conduct', 1)];
    expect(ruling([], open)).toMatchObject({
      verdict: 'undecided',
      because: expect.stringContaining('1, 0.3'),
    });
    expect(ruling([], [score('outcome', 1, [1, 0.3, 1]), score('conduct', 1)]).verdict).toBe('accepted');
    expect(ruling([], [score('outcome', 1), score('conduct', 1, [1, 0])]).verdict).toBe('accepted');
  });
});

describe('several samples of the judge', () => {
  it('come to their median, with the evidence that belongs to it, and keep what each gave', () => {
    const sample = (value: number) => [{ criterion: 'outcome', score: value, evidence: `for ${value}` }];
    expect(medianScores([sample(1), sample(0), sample(0.5)])).toEqual([
      { criterion: 'outcome', score: 0.5, evidence: 'for 0.5', samples: [1, 0, 0.5] },
    ]);
    expect(medianScores([sample(1), sample(0)])).toMatchObject([{ score: 0, samples: [1, 0] }]);
    expect(medianScores([sample(1)])).toEqual(sample(1));
  });
});

const labelsOf = (turns: Parameters<typeof play>[0], findings: readonly Finding[]): string[] =>
  turnLabels(play(turns).played as Trajectory, findings).map(({ label }) => label); // it reads messages and steps alone

describe('the label of a turn', () => {
  const turns = [calls(call('get_loan', { loan_id: 'LN-1' }, refuses('NOT_FOUND'))), calls(extension), done];

  it('is recovery for what is right after a call that failed, and good otherwise', () => {
    expect(labelsOf(turns, [])).toEqual(['good', 'recovery', 'good']);
  });

  it('is slip, redundant, or bad by what was found in it', () => {
    const at = (message: number, parts: Partial<Finding>) => finding({ message, severity: 'slip', ...parts });
    expect(
      labelsOf(turns, [at(2, { code: 'repeated call' }), at(4, {}), at(6, { severity: 'fatal' })]),
    ).toEqual(['redundant', 'slip', 'bad']);
    expect(labelsOf(turns, [at(2, { code: 'repeated call' }), at(2, {})])[0]).toBe('slip');
    expect(labelsOf(turns, [at(6, { blame: 'user', severity: 'fatal' })])[2]).toBe('good');
  });
});

describe('a quotation of the judge', () => {
  const { messages } = play([calls(lookup), calls(extension), done]).played;
  const seen = {
    transcript: messages,
    changes: [JSON.stringify(loanChange('LN-1001', null, { due_on: '2025-03-28' }))],
  };
  const answer = messages.at(-1)?.content ?? '';

  it('is found where it was said, in any usual spelling', () => {
    expect(inventedQuotations(`[6] "${answer}" says so.`, seen)).toEqual([]);
    expect(inventedQuotations(`“${answer.toUpperCase()}”`, seen)).toEqual([]);
    expect(inventedQuotations('The status "out" is short.', seen)).toEqual([]);
    expect(inventedQuotations('Looked for a refund and found none.', seen)).toEqual([]);
  });

  it('is found in a message that the evidence names', () => {
    const asked = String(messages[1]?.content);
    const at = messages.length - 1;
    expect(misattributedQuotations(`[1] "${asked}", and [${at}] "${answer}"`, seen)).toEqual([]);
    expect(misattributedQuotations(`"${asked}" was asked.`, seen)).toEqual([]);
    expect(misattributedQuotations(`[${at}] The thought is "${asked}"`, seen)).toHaveLength(1);
    expect(
      misattributedQuotations(`[${at}] The changes have "${seen.changes[0]?.slice(0, 20)}"`, seen),
    ).toEqual([]);
  });

  it('voids the reply when it was never said', () => {
    const invented = '[6] "Your refund of 40 euros is on its way."';
    expect(inventedQuotations(invented, seen)).toEqual(['Your refund of 40 euros is on its way']);
    const input = { goals: [], rubric, tools: [], ...seen };
    const reply = (evidence: string) => ({
      content: JSON.stringify({ scores: rubric.map(({ id }) => ({ criterion: id, evidence, score: 1 })) }),
    });
    expect(() => judge.parse(reply(invented) as never, input)).toThrow('does not occur in the transcript');
    expect(() => judge.parse(reply(`"${answer}"`) as never, input)).not.toThrow(); // it reads the content alone
  });
});

it('a right play is accepted with good turns alone', () => {
  const { played } = rightPlay;
  expect(turnLabels(played as Trajectory, []).every(({ label }) => label === 'good')).toBe(true);
});
