// Functions that SQLite calls back: may it do this, may it go on, and which row has changed. They are made once for
// an engine, and whoever uses SQLite says before what is to be answered.
import type { SqliteApi } from './api.ts';
import { addressOf } from './callbacks.ts';
import type { Heap } from './heap.ts';
import type { Action } from './permissions.ts';

export interface Hooks {
  isAllowed: (action: Action) => boolean;
  mayGoOn: () => boolean;
  /** `table` is the address of its name, which stays where it is as long as the database is open. */
  changed: (table: number, rowid: number) => void;
  /** What `changes()` gives. */
  rowsWritten: () => number;
  /** Addresses, for sqlite3_set_authorizer, sqlite3_progress_handler, and sqlite3_update_hook. */
  readonly addresses: { readonly authorize: number; readonly look: number; readonly change: number };
}

/** The answer that refuses or stops. */
const no = 1;

export function hooksOf({ __indirect_function_table: table }: SqliteApi, heap: Heap): Hooks {
  const named = (at: number): string => (at === 0 ? '' : heap.textAt(at));
  const [one, six] = [['i32'], ['i32', 'i32', 'i32', 'i32', 'i32', 'i32']] as const;
  const hooks: Hooks = {
    isAllowed: () => false,
    mayGoOn: () => false,
    changed: () => {},
    rowsWritten: () => 0,
    addresses: {
      authorize: addressOf(
        table,
        { parameters: six, results: one },
        (...[, code = 0, first = 0, second = 0]: number[]) =>
          hooks.isAllowed({ code, first: named(first), second: named(second) }) ? 0 : no,
      ),
      look: addressOf(table, { parameters: one, results: one }, () => (hooks.mayGoOn() ? 0 : no)),
      change: addressOf(
        table,
        { parameters: ['i32', 'i32', 'i32', 'i32', 'i64'], results: [] },
        (...[, , , name, rowid]: [number, number, number, number, bigint]) => {
          hooks.changed(name, Number(rowid));
        },
      ),
    },
  };
  return hooks;
}
