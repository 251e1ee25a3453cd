// Which rows of a database may differ from the last snapshot. SQLite reports most changes of rows by their
// rowids; it counts, but does not report, changes of tables without rowids and a DELETE of all rows, and it
// neither counts nor reports the rows that a REPLACE pushes out.
import type { Connection } from './engine/connection.ts';

/** The rowids of a table's rows that may differ, or all of them. */
export type Stale = ReadonlySet<number> | 'all';

export interface StaleRows extends Iterable<readonly [table: string, stale: Stale]> {
  readonly size: number;
  /** Call it after every statement that writes. */
  note(sql: string): void;
  /** Call it after a rollback. */
  noteRollback(): void;
  clear(): void;
  /** All is as it was when the database was opened, and nothing has been written to. */
  forget(): void;
}

interface Watched {
  readonly tables: readonly string[];
  /** The statements that made the tables. */
  readonly schema: readonly string[];
}

const replacing = /\b(?:OR\s+REPLACE|ON\s+CONFLICT\s+REPLACE)\b|^\s*REPLACE\b/i;

/** Counts the changes that were made and not reported. */
function changeCounter(database: Connection) {
  let unreported = 0;
  let counted = database.changes;
  return {
    report(): void {
      unreported -= 1;
    },
    /** Whether rows have changed since the last time without being reported. */
    hasMissed(): boolean {
      const missed = unreported + database.changes - counted;
      counted = database.changes;
      unreported = 0;
      return missed !== 0;
    },
  };
}

export function staleRows(database: Connection, { tables, schema }: Watched): StaleRows {
  const stale = new Map<string, Set<number> | 'all'>();
  /** Tables that were ever written to: a rollback changes them again. */
  const touched = new Set<string>();
  const mayReplace = schema.some((statement) => replacing.test(statement));
  const counter = changeCounter(database);
  const markTouched = (): void => {
    for (const table of touched) stale.set(table, 'all');
  };
  database.onChange = (table, rowid) => {
    counter.report();
    touched.add(table);
    const rows = stale.get(table) ?? new Set();
    stale.set(table, rows);
    if (mayReplace) stale.set(table, 'all');
    else if (rows !== 'all') rows.add(rowid);
  };
  const compareCounts = (): void => {
    if (!counter.hasMissed()) return;
    for (const table of tables) touched.add(table);
    markTouched();
  };
  const clear = (): void => {
    compareCounts();
    stale.clear();
  };
  return {
    get size() {
      compareCounts();
      return stale.size;
    },
    [Symbol.iterator]: () => stale.entries(),
    note(sql) {
      if (replacing.test(sql)) markTouched();
    },
    noteRollback() {
      compareCounts();
      markTouched();
    },
    clear,
    forget() {
      clear();
      touched.clear();
    },
  };
}
