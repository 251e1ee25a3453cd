// refactor: a name changes in every file that mentions it, an expression becomes a function or a function an expression,
// or a function moves to another file. Under tests.
import { renamePlan } from '../programming/rename.ts';
import { restructurePlan } from '../programming/restructure.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

const renames = 0.3;

export const refactor: TaskKind = {
  name: 'refactor',
  brief:
    'A function gets another name or another file, is pulled out of the code, or is put back into it. The behavior ' +
    'stays the same.',
  difficulty: 3,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) =>
      chance.chance(renames)
        ? renamePlan({ project, material, random: chance, count: 1 })
        : restructurePlan({ project, material, random: chance }),
    ),
};
