// What tests say of versions of a program. Starting a Python takes longer than most tests, so its versions are tried
// several at once.
import type { Files } from '../../schemas/program.ts';
import { testFilesIn } from '../programs/languages.ts';
import { failuresIn, reportOn } from '../programs/reports.ts';
import { sandboxFor } from '../sandboxes/index.ts';
import type { TestReport, Version } from '../sandboxes/tests/report.ts';
import { runVersions } from '../sandboxes/tests/run-tests.ts';
import type { ReadProgram } from './read-program.ts';

export type VersionReport = Pick<TestReport, 'tests' | 'problem'>;

export function failureIn(report: VersionReport): string {
  const [failure] = failuresIn(report);
  if (report.problem !== undefined) return report.problem;
  return failure ? `${failure.name}: ${failure.message ?? failure.outcome}` : 'no test was found';
}

/** Of a program whose tests pass. One report for each version, in their order. */
export async function reportsOn(
  { language, files, tests, hidden }: ReadProgram,
  versions: readonly Version[],
  signal: AbortSignal,
): Promise<VersionReport[]> {
  const tree: Files = { ...files, ...tests, ...hidden };
  const alone = ({ files: changed, tests: names }: Version): Promise<VersionReport> =>
    reportOn({ language, files: { ...tree, ...changed }, tests: names }, signal);
  const reports: VersionReport[] = [];
  if (language === 'python') {
    const unchanged: Version = { files: {}, tests: testFilesIn({ ...tests, ...hidden }) };
    const sandbox = await sandboxFor(language);
    for (let isKnown = true; isKnown && reports.length < versions.length; ) {
      const rest = versions.slice(reports.length);
      const found = await runVersions(sandbox, { files: tree, versions: [...rest, unchanged] }, signal);
      const known = found.slice(0, rest.length);
      const end = known.indexOf(undefined);
      reports.push(...known.slice(0, end < 0 ? known.length : end).filter((each) => each !== undefined));
      isKnown = end !== 0;
    }
  }
  for (const version of versions.slice(reports.length)) reports.push(await alone(version));
  return reports;
}
