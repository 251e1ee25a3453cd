// write_missing_test: a test is missing that would notice certain mistakes.
import { missingTestPlan } from '../programming/missing-test.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const writeMissingTest: TaskKind = {
  name: 'write_missing_test',
  brief:
    'The tests of a program have a gap. The assistant writes the test that would notice a mistake there, and leaves the code alone.',
  difficulty: 3,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => missingTestPlan({ project, material, random: chance })),
};
