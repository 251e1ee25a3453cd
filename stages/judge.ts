// judge: code checks first, then the rubric by the judge role. One unit is one trajectory. A rejected trajectory
// becomes a reject that contains the whole judgement.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { defineStage, eachOf } from '../pipeline/stage.ts';
import type { Finding, Judgement, Score } from '../schemas/judgement.ts';
import type { Task } from '../schemas/task.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { settingOf } from './faces/setting.ts';
import { expectedChangesOf } from './judge/expected-changes.ts';
import { policyRecordOf } from './judge/policy-record.ts';
import { judge as judgeRole } from './judge/rubric-judge.ts';
import { findingsOf } from './judge/rules/index.ts';
import { isFatal } from './judge/rules/rule.ts';

export const judge = defineStage({
  name: 'judge',
  summary: 'check every trajectory by code, then by its rubric',
  writes: ['judgements'],
  reads: ['trajectories'],
  whole: false,
  share: 1,
  options: () =>
    z.strictObject({
      threshold: z
        .number()
        .min(0)
        .max(1)
        .default(0.8)
        .describe('lowest weighted mean of the rubric scores that is accepted'),
    }),
  units: (store) => eachOf(store, 'trajectories'),
  async work({ id }, { store, options, ask, signal }) {
    const trajectory = await store.get('trajectories', id);
    const { task, agent } = await settingOf(trajectory, store);
    const policies = await policyRecordOf(trajectory.steps, agent, store);
    const isAsExpected = trajectory.finalState === task.oracle.finalState;
    const expected = isAsExpected ? undefined : await expectedChangesOf(trajectory, store, signal);
    const findings = findingsOf({ task, agent, played: trajectory, policies, expected });
    const fatal = findings.find(isFatal);
    // A trajectory that code has rejected needs no opinion, so no model is paid for one.
    const scores = fatal
      ? []
      : (
          await ask(
            judgeRole,
            {
              goals: task.goals.map((goal) => goal.say),
              rubric: task.rubric,
              transcript: trajectory.messages,
              changes: changesOf(trajectory),
            },
            { findings },
          )
        ).scores;
    const judgement = judgementOf(trajectory, task, { findings, scores, threshold: options.threshold });
    if (judgement.verdict === 'accepted')
      return { records: { judgements: [withId(judgement)] }, rejects: [] };
    const detail = fatal
      ? `[${fatal.message}] ${fatal.evidence}`
      : `total ${judgement.total}: ${scores.map(({ criterion, score }) => `${criterion} ${score}`).join(', ')}`;
    return { records: {}, rejects: [{ reason: judgement.reason, detail, record: withId(judgement) }] };
  },
});

type JudgementBody = Omit<Judgement, 'id' | 'provenance'>;

function judgementOf(
  trajectory: Trajectory,
  task: Task,
  { findings, scores, threshold }: { findings: Finding[]; scores: Score[]; threshold: number },
): JudgementBody {
  const weights = new Map(task.rubric.map((criterion) => [criterion.id, criterion.weight]));
  const whole = task.rubric.reduce((sum, criterion) => sum + criterion.weight, 0);
  const total =
    Math.round(
      (scores.reduce((sum, { criterion, score }) => sum + score * (weights.get(criterion) ?? 0), 0) / whole) *
        1000,
    ) / 1000;
  const fatal = findings.find(isFatal);
  const unmet = task.rubric.find(
    (criterion) =>
      criterion.required && scores.some((score) => score.criterion === criterion.id && score.score < 0.5),
  );
  const reason = fatal
    ? fatal.rule
    : unmet
      ? `rubric: ${unmet.id}`
      : total < threshold
        ? 'rubric: total'
        : '';
  return {
    from: [trajectory.id],
    trajectory: trajectory.id,
    task: task.id,
    kind: task.kind,
    findings,
    scores,
    total,
    turns: turnLabels(trajectory, findings),
    verdict: reason === '' ? 'accepted' : 'rejected',
    reason,
  };
}

function turnLabels(trajectory: Trajectory, findings: readonly Finding[]): Judgement['turns'] {
  return trajectory.messages.flatMap((message, index) => {
    if (message.role !== 'assistant') return [];
    const own = findings.filter((finding) => finding.message === index && finding.blame === 'agent');
    const label = own.some(isFatal) ? 'bad' : own.length > 0 ? 'slip' : 'good';
    return [{ message: index, label } as const];
  });
}

function changesOf(trajectory: Trajectory): string[] {
  return trajectory.steps.flatMap(({ call, result }) =>
    result.changes.map(
      ({ table, key, before, after }) =>
        `${call.name}: ${table} ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ),
  );
}
