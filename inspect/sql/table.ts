// Table: what SQL can name. Its rows come from the runs; a view is SQL over other tables.
import type { Reader } from '../../pipeline/store.ts';
import type { Columns } from './columns.ts';

/** A run that is open for reading. */
export interface OpenRun {
  /** What the column `run` holds. */
  readonly name: string;
  readonly directory: string;
  readonly store: Reader;
}

export interface Table {
  /** As SQL names it, with its schema if it has one. */
  readonly name: string;
  /** A line for people. */
  readonly summary: string;
  /** Those of the rows; the column `run` comes before them. */
  readonly columns: Columns;
  /** Rows of one run, as objects that JSON can say. */
  rows(run: OpenRun): AsyncIterable<object>;
}

export interface View {
  readonly name: string;
  readonly summary: string;
  /** Tables and views that it reads. */
  readonly needs: readonly string[];
  readonly sql: string;
}
