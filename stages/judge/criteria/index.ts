// The registry of criteria that code scores: adding one is one file, one form in schemas/task.ts, and one line here.
import type { Score } from '../../../schemas/judgement.ts';
import type { Criterion, CriterionCheck } from '../../../schemas/task.ts';
import type { JudgedPlay } from '../rules/rule.ts';
import { asked } from './asked.ts';
import { checkpoints } from './checkpoints.ts';
import type { Scorer } from './criterion.ts';
import { declined } from './declined.ts';
import { economy } from './economy.ts';
import { policies } from './policies.ts';
import { rows } from './rows.ts';
import { summary } from './summary.ts';
import { tests } from './tests.ts';
import { told } from './told.ts';
import { tools } from './tools.ts';
import { untouched } from './untouched.ts';

export const scorers: { readonly [On in CriterionCheck['on']]: Scorer<On> } = {
  rows,
  told,
  declined,
  summary,
  untouched,
  tests,
  checkpoints,
  policies,
  tools,
  economy,
  asked,
};

/** Scores of the criteria that code checks, in the order of the rubric. */
export function scoresByCode(rubric: readonly Criterion[], play: JudgedPlay): Score[] {
  return rubric.flatMap(({ id, check }) => (check ? [{ criterion: id, ...scoreOf(check, play) }] : []));
}

function scoreOf<On extends CriterionCheck['on']>(
  check: Extract<CriterionCheck, { on: On }>,
  play: JudgedPlay,
): Omit<Score, 'criterion'> {
  const scorer = scorers[check.on as On] as Scorer<On>; // the registry has the scorer of each form under its name
  return scorer(check, play);
}
