// judge: code checks first, then the rubric: code scores what it can, the judge role the rest. One unit is one
// trajectory. One that is not accepted becomes a reject that contains the whole judgement.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { type Context, defineStage } from '../pipeline/stage.ts';
import type { Agent } from '../schemas/agent.ts';
import type { Finding, Score } from '../schemas/judgement.ts';
import type { Task } from '../schemas/task.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { examine } from './judge/examine.ts';
import { judge as judgeRole } from './judge/rubric-judge.ts';
import { isFatal } from './judge/rules/rule.ts';
import { medianScores } from './judge/samples.ts';
import { turnLabels } from './judge/turn-labels.ts';
import { ruleOn, totalOf } from './judge/verdict.ts';

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
      samples: z
        .int()
        .min(1)
        .max(15)
        .default(1)
        .describe(
          'how often the judge is asked about a play; the median counts, and a tie leaves it undecided',
        ),
    }),
  async *units(store) {
    for (const id of store.idsAsCommitted('trajectories')) yield { id, input: { id } };
  },
  async work({ id }, { store, options, ask, signal }) {
    const trajectory = await store.get('trajectories', id);
    const { task, agent, played, findings, byCode } = await examine(trajectory, store, signal);
    const fatal = findings.find(isFatal);
    // A trajectory that code has rejected needs no opinion, so no model is paid for one.
    const judged = fatal
      ? []
      : await judgedScores(
          { task, agent, trajectory, played, findings, byCode, samples: options.samples },
          ask,
        );
    const scores = inRubricOrder(task.rubric, [...byCode, ...judged]);
    const ruling = ruleOn({ rubric: task.rubric, findings, scores, threshold: options.threshold });
    const judgement = withId({
      from: [trajectory.id],
      trajectory: trajectory.id,
      task: task.id,
      kind: task.kind,
      ...(trajectory.twin === undefined ? {} : { twin: trajectory.twin }),
      findings,
      scores,
      total: totalOf(task.rubric, scores),
      turns: turnLabels(trajectory, findings),
      ...ruling,
    });
    if (judgement.verdict === 'accepted') return { records: { judgements: [judgement] }, rejects: [] };
    const { reason, because: detail } = ruling;
    return { records: {}, rejects: [{ reason, detail, record: judgement }] };
  },
});

interface Judged {
  readonly task: Task;
  readonly trajectory: Trajectory;
  /** The play with the calls that were meant. */
  readonly played: Pick<Trajectory, 'steps'>;
  readonly findings: readonly Finding[];
  readonly byCode: readonly Score[];
  readonly agent: Pick<Agent, 'tools'>;
  /** How often the judge is asked. */
  readonly samples: number;
}

/** The scores of the criteria that take a reader. */
async function judgedScores(
  { task, agent, trajectory, played, findings, byCode, samples }: Judged,
  ask: Context['ask'],
): Promise<Score[]> {
  const rubric = task.rubric.filter(({ checkedBy }) => checkedBy === 'judge');
  if (rubric.length === 0) return [];
  const input = {
    goals: task.goals.map((goal) => goal.say),
    rubric,
    tools: agent.tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    transcript: trajectory.messages,
    changes: changesOf(played),
  };
  const known = byCode.flatMap((score) => {
    const criterion = task.rubric.find(({ id }) => id === score.criterion);
    return criterion ? [{ criterion, score }] : [];
  });
  const truth = { findings, byCode: known };
  const answers: (readonly Score[])[] = [];
  while (answers.length < samples) answers.push((await ask(judgeRole, input, truth)).scores);
  return medianScores(answers);
}

const inRubricOrder = (rubric: Task['rubric'], scores: readonly Score[]): Score[] =>
  rubric.flatMap(({ id }) => scores.filter(({ criterion }) => criterion === id));

function changesOf({ steps }: Judged['played']): string[] {
  return steps.flatMap(({ call, result }) =>
    result.changes.map(
      ({ table, key, before, after }) =>
        `${call.name}: ${table} ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ),
  );
}
