// What `doctor` says about sandboxes.
//   sandboxes
//     python      pyodide  ok  50 ways out were tried, and none led out
//     javascript  quickjs  ok  48 ways out were tried, and none led out
import type { SandboxReport } from './sandbox-examiner.ts';
import { tableText } from './table.ts';

/** Whether tasks that run programs should not be run with it. */
export const isUnfit = ({ lack, escapes }: SandboxReport): boolean =>
  lack !== undefined || escapes.length > 0;

export function sandboxText(reports: readonly SandboxReport[]): string {
  const rows = reports.map((report) => [
    `  ${report.language}`,
    report.backend,
    isUnfit(report) ? 'FAILED' : 'ok',
    detailOf(report),
  ]);
  const escapes = reports.flatMap(({ language, escapes: out }) =>
    out.map((way) => `  ${language} got out: ${way}`),
  );
  return ['sandboxes', tableText(rows, [0, 1, 2, 3]), ...escapes].join('\n');
}

function detailOf({ lack, attempts, escapes }: SandboxReport): string {
  if (lack !== undefined) return lack;
  if (attempts === 0) return 'runs a program';
  if (escapes.length > 0) return `${escapes.length} of ${attempts} ways out led out`;
  return `${attempts} ways out were tried, and none led out`;
}
