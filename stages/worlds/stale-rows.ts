// Which rows of a database may differ from the last snapshot. SQLite reports most changes of rows by their
// rowids; it counts, but does not report, changes of tables without rowids and a DELETE of all rows, and it
// neither counts nor reports the rows that a REPLACE pushes out.
import type { Database } from 'sql.js';

/** The rowids of a table's rows that may differ, or all of them. */
export type Stale = ReadonlySet<number> | 'all';

export interface StaleRows extends Iterable<readonly [table: string, stale: Stale]> {
  readonly size: number;
  /** Call it after every statement. */
  note(sql: string): void;
  clear(): void;
  /** All is as it was when the database was opened, and nothing has been written to. */
  forget(): void;
}

interface Watched {
  readonly tables: readonly string[];
  /** The statements that made the tables. */
  readonly schema: readonly string[];
  /** How many rows the connection has changed so far. */
  changeCount(): number;
}

const replacing = /\b(?:OR\s+REPLACE|ON\s+CONFLICT\s+REPLACE)\b|^\s*REPLACE\b/i;

/** Counts the changes that were made and not reported. Asking how many were made is a query, so it waits until it matters. */
function changeCounter(changeCount: Watched['changeCount']) {
  let unreported = 0;
  let counted = changeCount();
  let isCounted = true;
  return {
    report(): void {
      unreported -= 1;
    },
    /** Something was executed that may have changed rows. */
    expect(): void {
      isCounted = false;
    },
    /** Whether rows have changed since the last time without being reported. */
    hasMissed(): boolean {
      if (isCounted) return false;
      isCounted = true;
      const now = changeCount();
      const missed = unreported + now - counted;
      counted = now;
      unreported = 0;
      return missed !== 0;
    },
  };
}

export function staleRows(database: Database, { tables, schema, changeCount }: Watched): StaleRows {
  const stale = new Map<string, Set<number> | 'all'>();
  /** Tables that were ever written to: a rollback changes them again. */
  const touched = new Set<string>();
  const mayReplace = schema.some((statement) => replacing.test(statement));
  const counter = changeCounter(changeCount);
  const markTouched = (): void => {
    for (const table of touched) stale.set(table, 'all');
  };
  database.updateHook((...[, , table, rowid]) => {
    counter.report();
    touched.add(table);
    const rows = stale.get(table) ?? new Set();
    stale.set(table, rows);
    if (mayReplace) stale.set(table, 'all');
    else if (rows !== 'all') rows.add(rowid);
  });
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
      if (/^(SAVEPOINT|RELEASE)/.test(sql)) return;
      const isRollback = /^ROLLBACK/.test(sql);
      if (isRollback) compareCounts();
      else counter.expect();
      if (isRollback || replacing.test(sql)) markTouched();
    },
    clear,
    forget() {
      clear();
      touched.clear();
    },
  };
}
