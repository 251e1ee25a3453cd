// refactor: a name changes in every file that mentions it, under tests.
import { renamePlan } from '../programming/rename.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const refactor: TaskKind = {
  name: 'refactor',
  brief: 'A function gets another name, in all files that mention it. The behavior stays the same.',
  difficulty: 3,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) =>
      renamePlan({ project, material, random: chance, count: 1 }),
    ),
};
