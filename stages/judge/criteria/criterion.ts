// How code scores a criterion: by what the play recorded, with the evidence for the score.
import type { Score } from '../../../schemas/judgement.ts';
import type { CriterionCheck } from '../../../schemas/task.ts';
import type { JudgedPlay } from '../rules/rule.ts';

export type CheckOn<On extends CriterionCheck['on']> = Extract<CriterionCheck, { on: On }>;

export type Scored = Omit<Score, 'criterion'>;

export type Scorer<On extends CriterionCheck['on']> = (check: CheckOn<On>, play: JudgedPlay) => Scored;

export const scored = (score: number, evidence: string): Scored => ({
  score: Math.round(score * 1000) / 1000,
  evidence,
});
