// implement_function: a documented function is still a stub.
import { implementPlan } from '../programming/implement.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const implementFunction: TaskKind = {
  name: 'implement_function',
  brief:
    'A function is documented and not yet written. The assistant writes it from its documentation and runs the tests.',
  difficulty: 3,
  isLive: true,
  share: 0.8,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => implementPlan({ project, material, random: chance })),
};
