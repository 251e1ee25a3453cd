// optimise: a correct program takes too many steps.
import { fasterPlan } from '../programming/faster.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const optimise: TaskKind = {
  name: 'optimise',
  brief:
    'A correct program takes far too many steps. The assistant finds the cause and makes it faster; the results stay the same.',
  difficulty: 4,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => fasterPlan({ project, material, random: chance })),
};
