// The pool of mutants: changes that the hidden tests of a program notice, with what they and the visible tests say.
import type { Random } from '../../pipeline/hash.ts';
import type { CheckedMutant, Mutant } from '../../schemas/program.ts';
import { fileOfTest, testFilesIn } from '../programs/languages.ts';
import { mutantsOf, withMutant } from '../programs/mutation/mutants.ts';
import { failuresIn, reportOn } from '../programs/reports.ts';
import type { ReadProgram } from './read-program.ts';

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
  for (const mutant of random.shuffle(await mutantsOf(program.files))) {
    if (pool.length >= wanted) break;
    if (!hasRoom(pool, mutant)) waiting.push(mutant);
    else pool.push(...(await checked(program, mutant, signal)));
  }
  for (const mutant of waiting) {
    if (pool.length >= wanted) break;
    pool.push(...(await checked(program, mutant, signal)));
  }
  return pool;
}

const hasRoom = (pool: readonly Mutant[], { operator, file, inside }: Mutant): boolean =>
  pool.filter((each) => each.operator === operator).length < most.operator &&
  pool.filter((each) => each.file === file && each.inside === inside).length < most.place;

/** None for a change that nobody notices, and for one with which the program does not run to its end. */
async function checked(
  { language, files, tests, hidden }: ReadProgram,
  mutant: Mutant,
  signal: AbortSignal,
): Promise<CheckedMutant[]> {
  const tree = { ...withMutant(files, mutant), ...tests, ...hidden };
  const report = await reportOn(
    { language, files: tree, tests: testFilesIn({ ...tests, ...hidden }) },
    signal,
  );
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
