// The functions of SQLite that worlds need, as its WebAssembly module exports them. Pointers are numbers.
// https://sqlite.org/c3ref/funclist.html says what each does.

type Pointer = number;
/** 0, or what went wrong; see `codes`. */
type Code = number;

export interface SqliteApi {
  readonly __indirect_function_table: WebAssembly.Table;
  __wasm_call_ctors(): void;
  sqlite3_initialize(): Code;
  sqlite3_malloc(bytes: number): Pointer;
  sqlite3_free(at: Pointer): void;
  sqlite3_open_v2(name: Pointer, database: Pointer, flags: number, vfs: Pointer): Code;
  sqlite3_close_v2(database: Pointer): Code;
  sqlite3_limit(database: Pointer, limit: number, most: number): number;
  sqlite3_errmsg(database: Pointer): Pointer;
  sqlite3_get_autocommit(database: Pointer): number;
  sqlite3_changes(database: Pointer): number;
  sqlite3_total_changes(database: Pointer): number;
  sqlite3_set_authorizer(database: Pointer, call: Pointer, given: Pointer): Code;
  sqlite3_progress_handler(database: Pointer, steps: number, call: Pointer, given: Pointer): void;
  sqlite3_update_hook(database: Pointer, call: Pointer, given: Pointer): Pointer;
  sqlite3_serialize(database: Pointer, schema: Pointer, size: Pointer, flags: number): Pointer;
  sqlite3_deserialize(
    database: Pointer,
    schema: Pointer,
    bytes: Pointer,
    used: bigint,
    held: bigint,
    flags: number,
  ): Code;
  sqlite3_drop_modules(database: Pointer, kept: Pointer): Code;
  sqlite3_create_function_v2(
    database: Pointer,
    name: Pointer,
    parameters: number,
    flags: number,
    given: Pointer,
    call: Pointer,
    step: Pointer,
    final: Pointer,
    free: Pointer,
  ): Code;
  sqlite3_value_text(value: Pointer): Pointer;
  sqlite3_result_null(context: Pointer): void;
  sqlite3_result_int(context: Pointer, value: number): void;
  sqlite3_result_text(context: Pointer, text: Pointer, bytes: number, free: Pointer): void;
  sqlite3_result_error_nomem(context: Pointer): void;
  sqlite3_result_error_toobig(context: Pointer): void;
  sqlite3_prepare_v3(
    database: Pointer,
    sql: Pointer,
    bytes: number,
    flags: number,
    statement: Pointer,
    rest: Pointer,
  ): Code;
  sqlite3_finalize(statement: Pointer): Code;
  sqlite3_step(statement: Pointer): Code;
  sqlite3_reset(statement: Pointer): Code;
  sqlite3_stmt_isexplain(statement: Pointer): number;
  sqlite3_stmt_status(statement: Pointer, counter: number, reset: number): number;
  sqlite3_bind_null(statement: Pointer, at: number): Code;
  sqlite3_bind_int(statement: Pointer, at: number, value: number): Code;
  sqlite3_bind_double(statement: Pointer, at: number, value: number): Code;
  sqlite3_bind_text(statement: Pointer, at: number, text: Pointer, bytes: number, free: Pointer): Code;
  sqlite3_bind_parameter_count(statement: Pointer): number;
  sqlite3_bind_parameter_name(statement: Pointer, at: number): Pointer;
  sqlite3_column_count(statement: Pointer): number;
  sqlite3_column_name(statement: Pointer, at: number): Pointer;
  sqlite3_column_type(statement: Pointer, at: number): number;
  sqlite3_column_double(statement: Pointer, at: number): number;
  sqlite3_column_text(statement: Pointer, at: number): Pointer;
  sqlite3_column_blob(statement: Pointer, at: number): Pointer;
  sqlite3_column_value(statement: Pointer, at: number): Pointer;
  sqlite3_value_bytes(value: Pointer): number;
  sqlite3_status64(counter: number, now: Pointer, most: Pointer, reset: number): Code;
}

/** What functions answer, by the numbers of sqlite3.h. */
export const codes = {
  ok: 0,
  noMemory: 7,
  interrupted: 9,
  full: 13,
  tooBig: 18,
  row: 100,
  done: 101,
} as const;

/** In place of a function that frees a text: SQLite makes a copy of it. */
export const isTransient = -1;

/** Types of columns. */
export const types = { integer: 1, real: 2, text: 3, blob: 4 } as const;
