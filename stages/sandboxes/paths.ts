// Paths of a request: below the session's directory, always. Every backend asks here before it writes anything.
import type { RunRequest, RunResult } from './sandbox.ts';

/** What is wrong with a path; undefined where nothing is. */
export function pathProblem({ files, entry }: RunRequest): string | undefined {
  const astray = [...Object.keys(files), entry].find((path) => !isInside(path));
  if (astray !== undefined) return `the path "${astray}" is not below the session's directory`;
  return Object.hasOwn(files, entry) || entry.startsWith('.toolloom/')
    ? undefined
    : `there is no file "${entry}" to run`;
}

export const isInside = (path: string): boolean =>
  path.length > 0 &&
  !path.includes('\0') &&
  !path.includes('\\') &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Of a program that was not started: as if an interpreter had said so. */
export const refusal = (problem: string, { files }: RunRequest): Omit<RunResult, 'sandbox'> => ({
  stdout: '',
  stderr: `${problem}\n`,
  exit: 1,
  ended: 'exit',
  files,
});
