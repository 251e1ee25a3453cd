// repair_bug: a program has a mistake or two. The user describes what comes out wrong, or the tests that fail.
import type { Random } from '../../../pipeline/hash.ts';
import type { CheckedMutant } from '../../../schemas/program.ts';
import { repairPlan } from '../programming/repair.ts';
import { triedOn, worksOnProject } from '../programming/trying.ts';
import type { TaskKind } from './kind.ts';

/** How many programs have two mistakes, and how many draws are tried. */
const shares = { two: 0.25 };

export const repairBug: TaskKind = {
  name: 'repair_bug',
  brief:
    'A program gives a wrong result. The user describes what comes out and what should, or says which tests fail. ' +
    'The assistant finds the cause, repairs it, and runs the tests.',
  difficulty: 3,
  isLive: true,
  share: 1.5,
  suits: worksOnProject,
  draft: () => undefined,
  draftByRunning: (material, random) =>
    triedOn(material, random, (project, chance) => {
      const mutants = drawMutants(project.program.checked.mutants, chance);
      return mutants.length === 0 ? undefined : repairPlan({ project, mutants, material, random: chance });
    }),
};

/** One, or two that do not touch: in different functions. The later one in a file comes first, so that offsets hold. */
function drawMutants(pool: readonly CheckedMutant[], random: Random): CheckedMutant[] {
  const [first, ...others] = random.shuffle(pool.filter(({ inside }) => inside !== ''));
  if (!first) return [];
  const second = random.chance(shares.two)
    ? others.find((each) => each.inside !== first.inside || each.file !== first.file)
    : undefined;
  const both = second ? [first, second] : [first];
  return both.sort((a, b) => (a.file === b.file ? b.start - a.start : 0));
}
