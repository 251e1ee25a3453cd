// The outcome of an episode: a reward of 0 or 1 by the code checks of the judge, and what it is made of. No model is
// asked.
import { z } from 'zod';
import type { Reader } from '../../pipeline/store.ts';
import type { Finding, Score } from '../../schemas/judgement.ts';
import type { CriterionCheck, Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { examine } from '../../stages/judge/examine.ts';
import { ruleOn, totalOf } from '../../stages/judge/verdict.ts';

const share = z.number().min(0).max(1);

export const outcomeSchema = z.strictObject({
  task: z.string(),
  trial: z.int().nonnegative(),
  reward: z
    .union([z.literal(0), z.literal(1)])
    .nullable()
    .describe('null where the user or the environment spoiled the episode: it says nothing about the agent'),
  verdict: z.enum(['accepted', 'rejected', 'user-faulty', 'environment-faulty']),
  end: z.string().describe('why it ended: as in a trajectory, or client_left'),
  components: z
    .strictObject({ state: share, told: share, policies: share, calls: share })
    .partial()
    .describe('each from 0 to 1; left out where the task asks for nothing of the kind'),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      code: z.string(),
      severity: z.enum(['fatal', 'slip']),
      blame: z.enum(['agent', 'user', 'environment']),
    }),
  ),
  calls: z.int().nonnegative(),
  messages: z.int().nonnegative(),
});
export type Outcome = z.infer<typeof outcomeSchema>;
type Component = keyof Outcome['components'];

/** The criteria of the rubric that each component is the weighted mean of. */
const componentOf: { readonly [On in CriterionCheck['on']]: Component } = {
  rows: 'state',
  untouched: 'state',
  checkpoints: 'state',
  tests: 'state',
  summary: 'told',
  told: 'told',
  declined: 'told',
  asked: 'policies',
  policies: 'policies',
  tools: 'calls',
  economy: 'calls',
};

/** Rules that say as much as a criterion: one fatal finding, and the component is 0. */
const componentOfRule: Readonly<Record<string, Component>> = {
  final_state: 'state',
  policy: 'policies',
  asked_first: 'policies',
  call_schema: 'calls',
};

interface Judging {
  readonly trajectory: Trajectory;
  /** Lowest weighted mean of the scores that is accepted. */
  readonly threshold: number;
}

export async function outcomeOf(
  { trajectory, threshold }: Judging,
  store: Reader,
  signal: AbortSignal,
): Promise<Outcome> {
  const { task, findings, byCode } = await examine(trajectory, store, signal);
  const rubric = task.rubric.filter(({ checkedBy }) => checkedBy === 'code');
  const { verdict } = ruleOn({ rubric, findings, scores: byCode, threshold });
  return outcomeSchema.parse({
    task: task.id,
    trial: trajectory.trial,
    reward: verdict === 'accepted' ? 1 : verdict === 'rejected' ? 0 : null,
    verdict,
    end: trajectory.end,
    components: componentsOf(rubric, byCode, findings),
    findings: findings.map(({ rule, code, severity, blame }) => ({ rule, code, severity, blame })),
    calls: trajectory.steps.length,
    messages: trajectory.messages.length,
  });
}

function componentsOf(
  rubric: Task['rubric'],
  scores: readonly Score[],
  findings: readonly Finding[],
): Outcome['components'] {
  const components: Outcome['components'] = {};
  for (const component of ['state', 'told', 'policies', 'calls'] as const) {
    const own = rubric.filter(({ check }) => check && componentOf[check.on] === component);
    const ids = new Set(own.map(({ id }) => id));
    const isBroken = findings.some(
      ({ rule, severity }) => severity === 'fatal' && componentOfRule[rule] === component,
    );
    const scored = scores.filter(({ criterion }) => ids.has(criterion));
    if (isBroken) components[component] = 0;
    else if (scored.length > 0) components[component] = totalOf(own, scored);
  }
  return components;
}
