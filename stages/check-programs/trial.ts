// Accepts a program by running it: its tests pass every time, they notice what is missing, and what its folder declares
// is so.
import type { Files } from '../../schemas/program.ts';
import { openProject } from '../harvest/static/source.ts';
import { functionsIn } from '../programs/functions.ts';
import { codeIn, fileOfTest, testFilesIn } from '../programs/languages.ts';
import { isGreen, runNow } from '../programs/reports.ts';
import type { TestReport } from '../sandboxes/tests/report.ts';
import { type Fault, questionsOf } from './questions.ts';
import type { ReadProgram } from './read-program.ts';
import { failureIn, reportsOn } from './versions.ts';

/** So often must the tests pass before they are believed to depend on neither time nor order. */
const times = 5;
/** The third run and each after it begin a month and some hours later than the one before. */
const firstClock = Date.UTC(2026, 0, 1);
const later = (31 * 24 + 5) * 3_600_000;

export interface Trial {
  readonly sandbox: string;
  readonly tests: number;
  readonly hidden: number;
}

export async function tryProgram(program: ReadProgram, signal: AbortSignal): Promise<Trial | Fault> {
  const { files, tests, hidden } = program;
  const first = await passing(program, signal);
  if ('reason' in first) {
    // A grammar does not know the newest syntax, so it is asked only for the reason of a failure.
    const broken = await brokenFile({ ...files, ...tests, ...hidden });
    return broken ? { ...first, reason: 'does not parse', detail: broken } : first;
  }
  const missing = await missingFunction(program);
  if (missing) return missing;
  const questions = await questionsOf(program);
  const reports = await reportsOn(
    program,
    questions.map(({ version }) => version),
    signal,
  );
  const countIn = (own: Files): number =>
    first.tests.filter((test) => fileOfTest(test, Object.keys(own)) !== undefined).length;
  const fault = questions.flatMap(({ fault: of }, at) => (reports[at] ? (of(reports[at]) ?? []) : []))[0];
  return fault ?? { sandbox: first.sandbox, tests: countIn(tests), hidden: countIn(hidden) };
}

/** The first file that the grammar of its language cannot read, and the line. */
async function brokenFile(files: Files): Promise<string | undefined> {
  using project = await openProject(new Map(Object.entries(codeIn(files))));
  for (const { path, root } of project.files.values()) {
    const [error] = root().findAll('ERROR');
    if (error) return `${path} cannot be read from line ${error.range().start.line + 1} on`;
  }
  return undefined;
}

/** All tests in one order and in the other, at one time and at others. */
async function passing(
  { language, files, tests, hidden }: ReadProgram,
  signal: AbortSignal,
): Promise<TestReport | Fault> {
  const tree = { ...files, ...tests, ...hidden };
  const names = [...testFilesIn(tests), ...testFilesIn(hidden)];
  const run = (isReversed: boolean, more: { clock?: number } = {}): Promise<TestReport> => {
    const order = isReversed ? names.toReversed() : names;
    return runNow({ language, files: tree, tests: order, isReversed, ...more }, signal);
  };
  const first = await run(false);
  const { output: printed } = first;
  if (!isGreen(first)) return { reason: reasonOf(first), detail: failureIn(first), printed };
  const backwards = await run(true);
  if (!isGreen(backwards))
    return {
      reason: 'tests depend on their order',
      detail: `the last one first, ${failureIn(backwards)}`,
      printed: backwards.output,
    };
  for (let time = 2; time < times; time += 1) {
    const report = await run(time % 2 === 1, { clock: firstClock + (time - 1) * later });
    if (!isGreen(report))
      return {
        reason: 'tests depend on time or chance',
        detail: `passed twice, and not at another time and by another chance: ${failureIn(report)}`,
        printed: report.output,
      };
  }
  return first;
}

const reasonOf = ({ problem }: TestReport): string =>
  problem !== undefined && /\bdoes not end\b/.test(problem) ? 'test does not end' : 'tests fail';

async function missingFunction({ files, functions }: ReadProgram): Promise<Fault | undefined> {
  const found = await functionsIn(files);
  const absent = functions.find(
    ({ name, file }) => !found.some((each) => each.name === name && each.file === file),
  );
  return (
    absent && { reason: 'function missing', detail: `${absent.file} defines no function ${absent.name}` }
  );
}
