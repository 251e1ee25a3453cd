// explain_code: a question that reading the code answers.
import { explainPlan } from '../programming/explain.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

export const explainCode: TaskKind = {
  name: 'explain_code',
  brief: 'A question about what a program does, which its code answers.',
  difficulty: 2,
  isLive: true,
  share: 0.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => explainPlan({ project, material, random: chance })),
};
