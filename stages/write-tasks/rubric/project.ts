// The criterion of outcome for a project: hidden tests decide, whatever the code looks like and whichever files it is
// in.
import type { Criterion } from '../../../schemas/task.ts';
import type { TaskPlan } from '../plan.ts';

export function projectCriteria({ workspace, account }: TaskPlan): Criterion[] {
  if (!workspace) return [];
  const isChanged = account !== undefined;
  return [
    {
      id: 'tests',
      kind: 'outcome',
      text: isChanged
        ? 'The project does what was asked: tests that the assistant never saw pass, and no test that was there before was bent.'
        : 'The project is as it was.',
      weight: 5,
      required: true,
      checkedBy: 'code',
      check: { on: 'tests' },
      expects: [],
    },
  ];
}
