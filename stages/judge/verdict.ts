// The verdict on a play, by stated rules: what code found comes first, then the scores of the rubric. Whoever made a
// play useless is named, because only what the agent did wrong says something about the agent.
import type { Finding, Judgement, Score } from '../../schemas/judgement.ts';
import type { Criterion } from '../../schemas/task.ts';
import { isFatal } from './rules/rule.ts';

export interface Ruling {
  readonly verdict: Judgement['verdict'];
  /** A word or two for counts; empty when accepted. */
  readonly reason: string;
  /** One line for people: what decided it, and where; empty when accepted. */
  readonly because: string;
}

export interface Evidence {
  readonly rubric: readonly Criterion[];
  readonly findings: readonly Finding[];
  readonly scores: readonly Score[];
  /** Lowest weighted mean of the scores that is accepted. */
  readonly threshold: number;
}

const verdictFor = {
  environment: 'environment-faulty',
  user: 'user-faulty',
  agent: 'rejected',
} as const satisfies Record<Finding['blame'], Judgement['verdict']>;

export function ruleOn(evidence: Evidence): Ruling {
  const decisive = decisiveFinding(evidence.findings);
  if (!decisive) return ruleByRubric(evidence);
  const { blame, rule, code, message, evidence: found } = decisive;
  const verdict = verdictFor[blame];
  return {
    verdict,
    reason: blame === 'agent' ? rule : `${verdict}: ${code}`,
    because: `[${message}] ${found}`,
  };
}

/**
 * What decides a play that code turns down. Nobody can be judged in a broken environment. A fault of the user spoils
 * what comes after it, but does not excuse what the agent did before.
 */
function decisiveFinding(findings: readonly Finding[]): Finding | undefined {
  const fatal = findings.filter(isFatal);
  const of = (blame: Finding['blame']) => fatal.filter((finding) => finding.blame === blame);
  const [broken] = of('environment');
  const [first] = of('agent');
  const [user] = of('user').sort((a, b) => a.message - b.message);
  const agentAt = Math.min(...of('agent').map(({ message }) => message));
  return broken ?? (user && user.message <= agentAt ? user : first);
}

/** Below this a required criterion is not met. */
const met = 0.5;

function ruleByRubric({ rubric, scores, threshold }: Evidence): Ruling {
  const required = scores.filter(({ criterion }) =>
    rubric.some(({ id, required: is }) => is && id === criterion),
  );
  const open = required.find(({ samples = [] }) => isUndecided(samples));
  if (open)
    return {
      verdict: 'undecided',
      reason: 'undecided',
      because: `the samples of the judge disagree on ${open.criterion}: ${(open.samples ?? []).join(', ')}`,
    };
  const unmet = required.find(({ score }) => score < met);
  if (unmet)
    return {
      verdict: 'rejected',
      reason: `rubric: ${unmet.criterion}`,
      because: `${unmet.criterion} is scored ${unmet.score}: ${unmet.evidence}`,
    };
  const total = totalOf(rubric, scores);
  if (total >= threshold) return { verdict: 'accepted', reason: '', because: '' };
  const [worst] = scores.toSorted((a, b) => a.score - b.score);
  return {
    verdict: 'rejected',
    reason: 'rubric: total',
    because: `the scores come to ${total}, below ${threshold}; the lowest is ${worst?.criterion}: ${worst?.evidence}`,
  };
}

/** True if as many samples meet a criterion as do not. */
function isUndecided(samples: readonly number[]): boolean {
  return samples.length > 0 && samples.filter((score) => score >= met).length * 2 === samples.length;
}

/** The weighted mean of the scores that there are: a play that code rejects is not shown to a judge. */
export function totalOf(rubric: readonly Criterion[], scores: readonly Score[]): number {
  const weights = new Map(rubric.map(({ id, weight }) => [id, weight]));
  const weightOf = ({ criterion }: Score): number => weights.get(criterion) ?? 0;
  const whole = scores.reduce((sum, score) => sum + weightOf(score), 0);
  const reached = scores.reduce((sum, score) => sum + score.score * weightOf(score), 0);
  return whole === 0 ? 0 : Math.round((reached / whole) * 1000) / 1000;
}
