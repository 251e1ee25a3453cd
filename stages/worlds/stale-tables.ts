// Which tables of a database may differ from the last snapshot. SQLite reports most changes of rows; it
// counts, but does not report, changes of tables without rowids and a DELETE of all rows.
import type { Database } from 'sql.js';

interface StaleTables extends Iterable<string> {
  readonly size: number;
  /** Call it after every statement. */
  note(sql: string): void;
  clear(): void;
}

/** `changeCount`: how many rows the connection has changed so far. */
export function staleTables(
  database: Database,
  { tables, changeCount }: { tables: readonly string[]; changeCount(): number },
): StaleTables {
  const stale = new Set<string>();
  /** Tables that were ever written to: a rollback changes them again. */
  const touched = new Set<string>();
  let unreported = 0;
  let counted = changeCount();
  database.updateHook((_, __, table) => {
    unreported -= 1;
    stale.add(table);
    touched.add(table);
  });
  const compareCounts = (): void => {
    const now = changeCount();
    unreported += now - counted;
    counted = now;
    if (unreported === 0) return;
    unreported = 0;
    for (const table of tables) touched.add(table);
    for (const table of touched) stale.add(table);
  };
  return {
    get size() {
      return stale.size;
    },
    [Symbol.iterator]: () => stale.values(),
    note(sql) {
      if (/^(SAVEPOINT|RELEASE)/.test(sql)) return;
      if (/^ROLLBACK/.test(sql)) for (const table of touched) stale.add(table);
      else compareCounts();
    },
    clear: () => stale.clear(),
  };
}
