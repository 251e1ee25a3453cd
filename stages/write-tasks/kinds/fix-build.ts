// fix_build: a program does not load.
import { buildPlan } from '../programming/build.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const fixBuild: TaskKind = {
  name: 'fix_build',
  brief:
    'Nothing loads because of one slip: a syntax error, a wrong import, a missing export. The assistant finds it and mends it.',
  difficulty: 2,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => buildPlan({ project, material, random: chance })),
};
