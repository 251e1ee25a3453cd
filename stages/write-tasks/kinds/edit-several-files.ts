// edit_several_files: two names change in several files by one diff.
import { renamePlan } from '../programming/rename.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const editSeveralFiles: TaskKind = {
  name: 'edit_several_files',
  brief: 'Two names change in several files at once, best by a single patch.',
  difficulty: 3,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) =>
      renamePlan({ project, material, random: chance, count: 2 }),
    ),
};
