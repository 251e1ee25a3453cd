// How thorough hidden tests are: whether they run the code instead of reading it, whether they reach every branch, and
// what share of small mistakes they notice. The
// programs that come with toolloom were held against this before they joined; a written one is as it comes in.
import type { Random } from '../../pipeline/hash.ts';
import type { Mutant } from '../../schemas/program.ts';
import { branchesIn, remarked } from '../programs/branches.ts';
import { testFilesIn } from '../programs/languages.ts';
import { mutantsOf, withMutant } from '../programs/mutation/mutants.ts';
import { isGreen } from '../programs/reports.ts';
import type { Fault } from './questions.ts';
import type { ReadProgram } from './read-program.ts';
import { failureIn, reportsOn } from './versions.ts';

/**
 * Some changes leave a program as it is, such as `>=` for `>` where both are the same, so no tests notice all of them.
 * Those of the programs that come with toolloom notice 70 % of forty and more, nine in ten of them 85 %.
 */
export const standards = { tried: 40, fewest: 8, noticed: 0.7 };

/** Survivors and branches that a fault names. */
const told = 6;

export async function thoroughnessFault(
  program: ReadProgram,
  { random, signal }: { readonly random: Random; readonly signal: AbortSignal },
): Promise<Fault | undefined> {
  const reading = await readingFault(program, signal);
  if (reading) return reading;
  const unreached = await unreachedBranches(program, signal);
  if (unreached.length > 0) {
    const detail = `no hidden test reaches ${listed(unreached)}`;
    return { reason: 'branch untested', detail };
  }
  const mutants = random.shuffle(await mutantsOf(program.files)).slice(0, standards.tried);
  if (mutants.length < standards.fewest) {
    const detail = `it can be broken in ${mutants.length} places; expected at least ${standards.fewest}`;
    return { reason: 'too little code', detail };
  }
  const survivors = await survivorsOf(program, mutants, signal);
  const noticed = mutants.length - survivors.length;
  if (noticed >= standards.noticed * mutants.length) return undefined;
  const detail =
    `the hidden tests notice ${noticed} of ${mutants.length} small mistakes; expected ` +
    `${Math.ceil(standards.noticed * mutants.length)}. They pass with ${listed(survivors.map(inWords))}`;
  return { reason: 'mistakes unnoticed', detail };
}

/** Tests that compare the text of the sources would notice every mistake, and turn away every right repair. */
async function readingFault(program: ReadProgram, signal: AbortSignal): Promise<Fault | undefined> {
  const { files, tests, hidden } = program;
  const version = { files: await remarked(files), tests: testFilesIn({ ...tests, ...hidden }) };
  const [report] = await reportsOn(program, [version], signal);
  if (!report || isGreen(report)) return undefined;
  const detail = `a comment, or a statement that does nothing, makes a test fail: ${failureIn(report)}`;
  return { reason: 'tests read the sources', detail };
}

async function unreachedBranches(program: ReadProgram, signal: AbortSignal): Promise<string[]> {
  const tests = testFilesIn(program.hidden);
  const branches = await branchesIn(program.files);
  const versions = branches.map(({ file, failing }) => ({ files: { [file]: failing }, tests }));
  const reports = await reportsOn(program, versions, signal);
  return branches.flatMap(({ file, line }, at) =>
    reports[at] && isGreen(reports[at]) ? [`${file}:${line}`] : [],
  );
}

async function survivorsOf(
  program: ReadProgram,
  mutants: readonly Mutant[],
  signal: AbortSignal,
): Promise<Mutant[]> {
  const { files, hidden } = program;
  const versions = mutants.map((mutant) => ({
    files: { [mutant.file]: withMutant(files, mutant)[mutant.file] ?? '' },
    tests: testFilesIn(hidden),
  }));
  const reports = await reportsOn(program, versions, signal);
  return mutants.filter((_, at) => reports[at] && isGreen(reports[at]));
}

const inWords = ({ file, line, right, wrong }: Mutant): string =>
  `${file}:${line} \`${oneLine(right)}\` as \`${oneLine(wrong)}\``;

/** In characters. */
const longest = 60;

function oneLine(code: string): string {
  const line = code.trim().replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const listed = (items: readonly string[]): string =>
  items.slice(0, told).join(', ') + (items.length > told ? `, and ${items.length - told} more` : '');
