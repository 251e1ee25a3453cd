// judge: code checks first, then the rubric: code scores what it can, the judge role the rest. One unit is one trajectory. A rejected trajectory
// becomes a reject that contains the whole judgement.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { type Context, defineStage, eachOf } from '../pipeline/stage.ts';
import type { Finding, Judgement, Score } from '../schemas/judgement.ts';
import type { Task } from '../schemas/task.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { directPlay } from './catalog/direct.ts';
import { settingOf } from './faces/setting.ts';
import { scoresByCode } from './judge/criteria/index.ts';
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
  computes: true,
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
    const { played, searches, recordedAt } = directPlay(trajectory, agent.catalog);
    const policies = await policyRecordOf(played.steps, agent, store);
    const isAsExpected = trajectory.finalState === task.oracle.finalState;
    const expected = isAsExpected ? undefined : await expectedChangesOf(trajectory, store, signal);
    const play = { task, agent, played, searches, policies, expected };
    const findings = findingsOf(play).map((finding) => asRecorded(finding, recordedAt));
    const fatal = findings.find(isFatal);
    const byCode = scoresByCode(task.rubric, play);
    // A trajectory that code has rejected needs no opinion, so no model is paid for one.
    const judged = fatal ? [] : await judgedScores({ task, trajectory, played, findings, byCode }, ask);
    const scores = inRubricOrder(task.rubric, [...byCode, ...judged]);
    const judgement = judgementOf(trajectory, task, { findings, scores, threshold: options.threshold });
    if (judgement.verdict === 'accepted')
      return { records: { judgements: [withId(judgement)] }, rejects: [] };
    const detail = fatal
      ? `[${fatal.message}] ${fatal.evidence}`
      : `total ${judgement.total}: ${scores.map(({ criterion, score }) => `${criterion} ${score}`).join(', ')}`;
    return { records: {}, rejects: [{ reason: judgement.reason, detail, record: withId(judgement) }] };
  },
});

/** A finding names a call by its place in the play as it was recorded. */
const asRecorded = ({ step, ...finding }: Finding, recordedAt: readonly number[]): Finding => ({
  ...finding,
  ...(step === undefined ? {} : { step: recordedAt[step] ?? step }),
});

interface Judged {
  readonly task: Task;
  readonly trajectory: Trajectory;
  /** The play with the calls that were meant. */
  readonly played: Pick<Trajectory, 'steps'>;
  readonly findings: readonly Finding[];
  readonly byCode: readonly Score[];
}

/** The scores of the criteria that take a reader. */
async function judgedScores(
  { task, trajectory, played, findings, byCode }: Judged,
  ask: Context['ask'],
): Promise<Score[]> {
  const rubric = task.rubric.filter(({ checkedBy }) => checkedBy === 'judge');
  if (rubric.length === 0) return [];
  const input = {
    goals: task.goals.map((goal) => goal.say),
    rubric,
    transcript: trajectory.messages,
    changes: changesOf(played),
  };
  const known = byCode.flatMap((score) => {
    const criterion = task.rubric.find(({ id }) => id === score.criterion);
    return criterion ? [{ criterion, score }] : [];
  });
  return (await ask(judgeRole, input, { findings, byCode: known })).scores;
}

const inRubricOrder = (rubric: Task['rubric'], scores: readonly Score[]): Score[] =>
  rubric.flatMap(({ id }) => scores.filter(({ criterion }) => criterion === id));

type JudgementBody = Omit<Judgement, 'id' | 'provenance'>;

function judgementOf(
  trajectory: Trajectory,
  task: Task,
  { findings, scores, threshold }: { findings: Finding[]; scores: Score[]; threshold: number },
): JudgementBody {
  const total = totalOf(task.rubric, scores);
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

/** The weighted mean of the scores that there are: a play that code rejects is not shown to a judge. */
function totalOf(rubric: Task['rubric'], scores: readonly Score[]): number {
  const weights = new Map(rubric.map(({ id, weight }) => [id, weight]));
  const weightOf = ({ criterion }: Score): number => weights.get(criterion) ?? 0;
  const whole = scores.reduce((sum, score) => sum + weightOf(score), 0);
  const reached = scores.reduce((sum, score) => sum + score.score * weightOf(score), 0);
  return whole === 0 ? 0 : Math.round((reached / whole) * 1000) / 1000;
}

function turnLabels(trajectory: Trajectory, findings: readonly Finding[]): Judgement['turns'] {
  return trajectory.messages.flatMap((message, index) => {
    if (message.role !== 'assistant') return [];
    const own = findings.filter((finding) => finding.message === index && finding.blame === 'agent');
    const label = own.some(isFatal) ? 'bad' : own.length > 0 ? 'slip' : 'good';
    return [{ message: index, label } as const];
  });
}

function changesOf({ steps }: Judged['played']): string[] {
  return steps.flatMap(({ call, result }) =>
    result.changes.map(
      ({ table, key, before, after }) =>
        `${call.name}: ${table} ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ),
  );
}
