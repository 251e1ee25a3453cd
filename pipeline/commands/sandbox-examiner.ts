// What the command `doctor` needs to know about sandboxes, from the stages that run programs.
import type { SandboxChoice } from '../sandbox-choice.ts';

export interface SandboxReport {
  readonly language: string;
  /** Which backend runs it. */
  readonly backend: string;
  /** Why it cannot, in one line with what to do; left out if it can. */
  readonly lack?: string;
  /** Ways out of the sandbox that were tried. */
  readonly attempts: number;
  /** Those that got out, with how. */
  readonly escapes: readonly string[];
}

export interface SandboxExaminer {
  /** Runs a program in each language and, if it is asked to, tries to get out. `note` hears of the progress. */
  examine(
    choice: SandboxChoice,
    options: { readonly triesEscapes: boolean; note(line: string): void },
  ): Promise<readonly SandboxReport[]>;
}
