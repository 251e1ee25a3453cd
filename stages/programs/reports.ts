// What tests say about a tree. The same tree with the same tests is run once in a process, however often plays, the
// gate, and the judge come back to it.
import { hashOf } from '../../pipeline/hash.ts';
import type { Files, Language } from '../../schemas/program.ts';
import { sandboxFor } from '../sandboxes/index.ts';
import type { TestReport } from '../sandboxes/tests/report.ts';
import { runTests } from '../sandboxes/tests/run-tests.ts';

/** Some hundred bytes each, and a few for each task at work. */
const mostKept = 4000;

const known = new Map<string, Promise<TestReport>>();

interface Tested {
  readonly language: Language;
  readonly files: Files;
  /** The files that hold the tests to run. */
  readonly tests: readonly string[];
  /** As of a `TestRequest`. */
  readonly isReversed?: boolean;
  readonly clock?: number;
}

export function reportOn(tested: Tested, signal: AbortSignal): Promise<TestReport> {
  const key = hashOf(tested);
  const before = known.get(key);
  if (before) return before;
  const report = runNow(tested, signal);
  known.set(key, report);
  report.catch(() => known.delete(key)); // stopped, or no sandbox: nothing is known then
  for (const oldest of known.keys()) {
    if (known.size <= mostKept) break;
    known.delete(oldest);
  }
  return report;
}

/** Not remembered: for what is run again to see whether it comes out the same. */
export const runNow = async (tested: Tested, signal: AbortSignal): Promise<TestReport> =>
  runTests(await sandboxFor(tested.language), tested, signal);

export const isGreen = ({ tests, problem }: Pick<TestReport, 'tests' | 'problem'>): boolean =>
  problem === undefined && tests.length > 0 && tests.every(({ outcome }) => outcome === 'passed');

export const failuresIn = ({ tests }: Pick<TestReport, 'tests'>): TestReport['tests'] =>
  tests.filter(({ outcome }) => outcome !== 'passed');
