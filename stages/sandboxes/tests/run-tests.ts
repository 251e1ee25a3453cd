// Runs the tests of a program in a sandbox.
import type { Sandbox } from '../sandbox.ts';
import type { TestReport, TestRequest } from './report.ts';

/** Throws what `sandbox.run` throws; whatever the program does is in the report. */
export async function runTests(
  sandbox: Sandbox,
  { language, files, tests }: TestRequest,
  signal?: AbortSignal,
): Promise<TestReport> {
  const result = await sandbox.run({ language, files, entry: tests[0] ?? '' }, signal);
  return { tests: [], output: result.stdout, sandbox: result.sandbox };
}
