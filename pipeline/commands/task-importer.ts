// What the command import-tasks needs from the stages: the units of an import file, and how each is made.
import type { Yield } from '../stage.ts';
import type { Reader } from '../store.ts';

export interface ImportUnit {
  /** The stage whose records it adds to. */
  readonly stage: string;
  /** Deterministic: the same item of any file is the same unit. */
  readonly id: string;
  /** What it is, for people. */
  readonly label: string;
  /** Where it stands: "tasks.yaml:12: tasks.0". */
  readonly place: string;
  /** Throws a UsageError with its place if the user has to correct something. */
  make(setting: { readonly store: Reader; readonly signal: AbortSignal }): Promise<Yield>;
}

export interface TaskImporter {
  /** JSON Schema of the file, for editors. */
  fileSchema(): object;
  /** Throws a UsageError with one line for everything that is wrong with the file. */
  units(path: string): Promise<readonly ImportUnit[]>;
}
