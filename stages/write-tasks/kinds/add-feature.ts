// add_feature: a program gets a new feature with its test.
import { featurePlan } from '../programming/feature.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const addFeature: TaskKind = {
  name: 'add_feature',
  brief: 'A program is to do something more, with a test for it. What it does already must keep working.',
  difficulty: 4,
  isLive: true,
  share: 0.8,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => featurePlan({ project, material, random: chance })),
};
