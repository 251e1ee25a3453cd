// Which rows of a database may differ from the last snapshot. SQLite reports most changes of rows by their
// rowids; it counts, but does not report, changes of tables without rowids and a DELETE of all rows, and it
// neither counts nor reports the rows that a REPLACE pushes out.
import type { Database } from 'sql.js';

/** The rowids of a table's rows that may differ, or all of them. */
export type Stale = ReadonlySet<number> | 'all';

interface StaleRows extends Iterable<readonly [table: string, stale: Stale]> {
  readonly size: number;
  /** Call it after every statement. */
  note(sql: string): void;
  clear(): void;
}

interface Watched {
  readonly tables: readonly string[];
  /** The statements that made the tables. */
  readonly schema: readonly string[];
  /** How many rows the connection has changed so far. */
  changeCount(): number;
}

const replacing = /\b(?:OR\s+REPLACE|ON\s+CONFLICT\s+REPLACE)\b|^\s*REPLACE\b/i;

export function staleRows(database: Database, { tables, schema, changeCount }: Watched): StaleRows {
  const stale = new Map<string, Set<number> | 'all'>();
  /** Tables that were ever written to: a rollback changes them again. */
  const touched = new Set<string>();
  const mayReplace = schema.some((statement) => replacing.test(statement));
  let unreported = 0;
  let counted = changeCount();
  const markTouched = (): void => {
    for (const table of touched) stale.set(table, 'all');
  };
  database.updateHook((...[, , table, rowid]) => {
    unreported -= 1;
    touched.add(table);
    const rows = stale.get(table) ?? new Set();
    stale.set(table, rows);
    if (mayReplace) stale.set(table, 'all');
    else if (rows !== 'all') rows.add(rowid);
  });
  let isCounted = true;
  /** Only here, not after each statement: asking for the count is a query. */
  const compareCounts = (): void => {
    if (isCounted) return;
    isCounted = true;
    const now = changeCount();
    unreported += now - counted;
    counted = now;
    if (unreported === 0) return;
    unreported = 0;
    for (const table of tables) touched.add(table);
    markTouched();
  };
  return {
    get size() {
      compareCounts();
      return stale.size;
    },
    [Symbol.iterator]: () => stale.entries(),
    note(sql) {
      if (/^(SAVEPOINT|RELEASE)/.test(sql)) return;
      if (/^ROLLBACK/.test(sql)) {
        compareCounts();
        return markTouched();
      }
      if (replacing.test(sql)) markTouched();
      isCounted = false;
    },
    clear() {
      compareCounts();
      stale.clear();
    },
  };
}
