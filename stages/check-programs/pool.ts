// The pool of mutants: changes that the hidden tests of a program notice, with what they and the visible tests say.
import type { Random } from '../../pipeline/hash.ts';
import type { CheckedMutant, Files, Mutant } from '../../schemas/program.ts';
import { fileOfTest, testFilesIn } from '../programs/languages.ts';
import { mutantsOf, withMutant } from '../programs/mutation/mutants.ts';
import { failuresIn } from '../programs/reports.ts';
import type { ReadProgram } from './read-program.ts';
import { reportsOn, type VersionReport } from './versions.ts';

/** Of one operator, and in one function: a pool of the same slip in the same place makes the same task again. */
const most = { operator: 2, place: 4 };
/** Hidden tests that a mutant is described by. */
const mostTold = 6;

export async function mutantPool(
  program: ReadProgram,
  { wanted, random, signal }: { wanted: number; random: Random; signal: AbortSignal },
): Promise<CheckedMutant[]> {
  const pool: CheckedMutant[] = [];
  const waiting: Mutant[] = [];
  const mutants = random.shuffle(await mutantsOf(program.files));
  const checked = checkedAhead(program, wanted, signal);
  for (const [at, mutant] of mutants.entries()) {
    if (pool.length >= wanted) break;
    if (!hasRoom(pool, mutant)) waiting.push(mutant);
    else pool.push(...(await checked(mutant, () => mutants.slice(at).filter((each) => hasRoom(pool, each)))));
  }
  for (const [at, mutant] of waiting.entries()) {
    if (pool.length >= wanted) break;
    pool.push(...(await checked(mutant, () => waiting.slice(at))));
  }
  return pool;
}

const hasRoom = (pool: readonly Mutant[], { operator, file, inside }: Mutant): boolean =>
  pool.filter((each) => each.operator === operator).length < most.operator &&
  pool.filter((each) => each.file === file && each.inside === inside).length < most.place;

/** Tries the next ones with one that is not known yet. */
function checkedAhead(program: ReadProgram, ahead: number, signal: AbortSignal) {
  const { files, tests, hidden } = program;
  const names = testFilesIn({ ...tests, ...hidden });
  const known = new Map<Mutant, VersionReport>();
  return async (mutant: Mutant, next: () => readonly Mutant[]): Promise<CheckedMutant[]> => {
    if (!known.has(mutant)) {
      const batch = next()
        .filter((each) => !known.has(each))
        .slice(0, ahead);
      const versions = batch.map((each) => ({ files: changedBy(each, files), tests: names }));
      for (const [at, report] of (await reportsOn(program, versions, signal)).entries())
        if (batch[at]) known.set(batch[at], report);
    }
    const report = known.get(mutant);
    return report ? checkedMutant(mutant, report, program) : [];
  };
}

const changedBy = (mutant: Mutant, files: Files): Files => ({
  [mutant.file]: withMutant(files, mutant)[mutant.file] ?? '',
});

/** None for a change that nobody notices, and for one with which the program does not run to its end. */
function checkedMutant(mutant: Mutant, report: VersionReport, { tests }: ReadProgram): CheckedMutant[] {
  if (report.problem !== undefined) return [];
  const noticed = failuresIn(report);
  const visible = noticed.filter((test) => fileOfTest(test, Object.keys(tests)) !== undefined);
  const unseen = noticed.filter((test) => !visible.includes(test));
  if (unseen.length === 0) return [];
  return [
    {
      ...mutant,
      hidden: unseen.slice(0, mostTold).map(({ name, message = '' }) => ({ name, message })),
      visible: visible.map(({ name }) => name),
    },
  ];
}
