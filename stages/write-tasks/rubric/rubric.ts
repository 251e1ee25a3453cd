// Writes the rubric of a task from what its oracle did: each criterion says what must be so and whether code or a
// judge checks it.
import type { Criterion } from '../../../schemas/task.ts';
import type { Ground } from '../ground.ts';
import { communicationCriteria } from './communication.ts';
import { judgedCriteria } from './judged.ts';
import { outcomeCriteria } from './outcome.ts';
import { processCriteria } from './process.ts';
import { projectCriteria } from './project.ts';
import type { RubricSource } from './source.ts';
import { summaryCriteria } from './summary.ts';

export function rubricFor(source: RubricSource, ground: Ground): Criterion[] {
  const { plan, calls, rows } = source;
  const told: Criterion[] =
    plan.expected === 'fulfil' ? communicationCriteria(plan, { calls, rows }) : [declined];
  return [
    ...outcomeCriteria(rows, ground),
    ...projectCriteria(plan),
    ...summaryCriteria(plan),
    ...told,
    ...processCriteria(source),
    ...judgedCriteria(source),
  ];
}

const declined: Criterion = {
  id: 'declines',
  kind: 'communication',
  text: 'The user is told plainly that it cannot be done, and nothing is said to have been done.',
  weight: 3,
  required: true,
  checkedBy: 'code',
  check: { on: 'declined' },
  expects: [],
};
