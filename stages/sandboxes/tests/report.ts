// What a run of a program's tests says: one outcome for each test, and the text that a developer would see.
import type { Files, Language, SandboxName } from '../sandbox.ts';

export interface TestRequest {
  readonly language: Language;
  /** The program and its tests. */
  readonly files: Files;
  /** The files that hold tests, in the order in which they run. */
  readonly tests: readonly string[];
  /** Of each file, the last test first. */
  readonly isReversed?: boolean;
  /** As of a `RunRequest`. */
  readonly clock?: number;
}

/** Of a program: what differs from its tree, and the tests that it is tried with. */
export interface Version {
  readonly files: Files;
  readonly tests: readonly string[];
}

export interface TestOutcome {
  /**
   * `tests/test_cart.py::TestTotal::test_empty`, or the names of `describe` and `test`: `tests/cart.test.ts > total >
   * empty`.
   */
  readonly name: string;
  /** `failed`: an assertion did not hold. `error`: something else was thrown. */
  readonly outcome: 'passed' | 'failed' | 'error';
  /** The assertion or the exception, in one to three lines. Left out of tests that passed. */
  readonly message?: string;
}

export interface TestReport {
  readonly tests: readonly TestOutcome[];
  /** As pytest or node --test would show it, without times and paths of the host: the same bytes every time. */
  readonly output: string;
  /**
   * Why not every test has an outcome: a file does not parse or cannot be imported, a test never ends. Those that
   * finished before it are listed.
   */
  readonly problem?: string;
  readonly sandbox: SandboxName;
}
