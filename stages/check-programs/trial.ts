// Accepts a program by running it: its tests pass every time, they notice what is missing, and what its folder declares
// is so.
import type { Files } from '../../schemas/program.ts';
import { functionsIn, withoutBody } from '../programs/functions.ts';
import { fileOfTest, testFilesIn } from '../programs/languages.ts';
import { failuresIn, isGreen, reportOn, runNow } from '../programs/reports.ts';
import type { TestReport } from '../sandboxes/tests/report.ts';
import type { ReadProgram } from './read-program.ts';

export interface Fault {
  readonly reason: string;
  readonly detail: string;
}

/** So often must the tests pass before they are believed to depend on neither time nor order. */
const times = 5;

export interface Trial {
  readonly sandbox: string;
  readonly tests: number;
  readonly hidden: number;
}

export async function tryProgram(program: ReadProgram, signal: AbortSignal): Promise<Trial | Fault> {
  const { tests, hidden } = program;
  const first = await passing(program, signal);
  if ('reason' in first) return first;
  const fault =
    (await stubFault(program, signal)) ??
    (await featureFault(program, signal)) ??
    (await slowFault(program, signal));
  const countIn = (files: Files): number =>
    first.tests.filter((test) => fileOfTest(test, Object.keys(files)) !== undefined).length;
  return fault ?? { sandbox: first.sandbox, tests: countIn(tests), hidden: countIn(hidden) };
}

/** All tests in one order and in the other, again and again. */
async function passing(
  { language, files, tests, hidden }: ReadProgram,
  signal: AbortSignal,
): Promise<TestReport | Fault> {
  const tree = { ...files, ...tests, ...hidden };
  const names = [...testFilesIn(tests), ...testFilesIn(hidden)];
  let first: TestReport | undefined;
  for (let time = 0; time < times; time += 1) {
    const order = time % 2 === 0 ? names : names.toReversed();
    const report = await runNow({ language, files: tree, tests: order }, signal);
    if (!isGreen(report))
      return first
        ? { reason: 'tests do not always pass', detail: `run ${time + 1}: ${failureIn(report)}` }
        : { reason: 'tests fail', detail: failureIn(report) };
    first ??= report;
  }
  return first ?? { reason: 'tests fail', detail: 'they were never run' };
}

export function failureIn(report: TestReport): string {
  const [failure] = failuresIn(report);
  if (report.problem !== undefined) return report.problem;
  return failure ? `${failure.name}: ${failure.message ?? failure.outcome}` : 'no test was found';
}

async function stubFault(
  { language, files, hidden, functions }: ReadProgram,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const found = await functionsIn(files);
  for (const { name, file } of functions) {
    const own = found.find((each) => each.name === name && each.file === file);
    if (!own) return { reason: 'function missing', detail: `${file} defines no function ${name}` };
    const stubbed = { ...files, [file]: withoutBody(files[file] ?? '', own) };
    const report = await reportOn(
      { language, files: { ...stubbed, ...hidden }, tests: testFilesIn(hidden) },
      signal,
    );
    if (isGreen(report))
      return { reason: 'function untested', detail: `the hidden tests pass without the body of ${name}` };
  }
  return undefined;
}

async function featureFault(program: ReadProgram, signal: AbortSignal): Promise<Fault | undefined> {
  const { language, files, tests, hidden, features } = program;
  for (const feature of features) {
    const own = { ...feature.tests, ...feature.hidden };
    const all = { ...tests, ...hidden, ...own };
    const run = (sources: Files, given: Files): Promise<TestReport> =>
      reportOn({ language, files: { ...sources, ...given }, tests: testFilesIn(given) }, signal);
    const withIt = await run({ ...files, ...feature.files }, all);
    if (!isGreen(withIt)) return { reason: 'feature fails', detail: `${feature.name}: ${failureIn(withIt)}` };
    for (const given of [feature.tests, feature.hidden])
      if (testFilesIn(given).length > 0 && isGreen(await run(files, given)))
        return { reason: 'feature untested', detail: `${feature.name}: its tests pass without it` };
  }
  return undefined;
}

async function slowFault(
  { language, files, tests, hidden, slow }: ReadProgram,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  if (!slow) return undefined;
  const run = (sources: Files, given: Files): Promise<TestReport> =>
    reportOn({ language, files: { ...sources, ...given }, tests: testFilesIn(given) }, signal);
  const naive = { ...files, ...slow.files };
  const correct = await run(naive, { ...tests, ...hidden });
  if (!isGreen(correct))
    return { reason: 'slow version fails', detail: `it is not correct: ${failureIn(correct)}` };
  if (isGreen(await run(naive, slow.hidden)))
    return { reason: 'slow version passes', detail: 'the tests that count steps do not notice it' };
  const fast = await run(files, slow.hidden);
  return isGreen(fast) ? undefined : { reason: 'program is slow', detail: failureIn(fast) };
}
