// What the command `inspect` needs to know about SQL, statistics, and plots, which are loaded when they are asked for.
import type { Json } from '../../schemas/json.ts';

/** Rows to ask for: by a statement, or of one table. */
export type Question = { readonly runs: readonly string[]; readonly signal: AbortSignal } & (
  | { readonly sql: string }
  | {
      readonly table: string;
      /** A condition in SQL. */
      readonly where?: string | undefined;
      /** This many rows, drawn by the seed. */
      readonly sample?: { readonly size: number; readonly seed: number } | undefined;
      /** A row for each column of the table, with its range and how many values it has, in place of its rows. */
      readonly isSummary?: boolean;
    }
);

export interface Answer {
  /** Names are given once: a second `id` is `id:1`. */
  readonly columns: readonly string[];
  /** Rows in batches, each row with a value for each column. */
  batches(): AsyncIterable<readonly (readonly Json[])[]>;
}

/** A table of a report for people. */
export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
  /** The same for programs. */
  readonly figures: object;
}

export interface TableInfo {
  readonly name: string;
  readonly summary: string;
  /** Of all runs together; absent where nobody knows before they are read. */
  readonly rows?: number;
  readonly columns: readonly string[];
}

/** `runs`: directories. */
export interface Inspector {
  tables(runs: readonly string[]): Promise<readonly TableInfo[]>;
  /** Throws a UsageError for SQL that is wrong or names what there is not. */
  ask(question: Question, use: (answer: Answer) => Promise<void>): Promise<void>;
  /** Writes the rows of one SELECT to a file. Resolves to their number. */
  writeParquet(question: Question, file: string): Promise<number>;
  stats(run: string): Promise<Report>;
  /** What changed from the first run to the second. */
  diff(before: string, after: string): Promise<Report>;
  /** Draws every plot for which the run has data, as SVG files. Resolves to their paths. */
  plots(run: string, folder: string): Promise<readonly string[]>;
}
