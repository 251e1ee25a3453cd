// One prepared statement: values in, rows out.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { codes, isTransient, types } from './api.ts';
import { type Engine, handIn } from './engine.ts';
import { LimitError, mostRows, mostText } from './limits.ts';

export type SqlValue = number | string | Uint8Array | null;
export type Row = { [column: string]: SqlValue };

export interface Statement {
  readonly at: number;
  /** The names of its parameters in the order of their numbers; undefined for one that has none. */
  readonly parameters: readonly (string | undefined)[];
  readonly columns: readonly string[];
}

export function statementAt({ api, heap }: Engine, at: number): Statement {
  const numbers = Array.from({ length: api.sqlite3_bind_parameter_count(at) }, (_, index) => index + 1);
  const columns = Array.from({ length: api.sqlite3_column_count(at) }, (_, index) => index);
  return {
    at,
    parameters: numbers.map((number) => {
      const name = api.sqlite3_bind_parameter_name(at, number);
      return name === 0 ? undefined : heap.textAt(name).slice(1); // without its colon
    }),
    columns: columns.map((index) => heap.textAt(api.sqlite3_column_name(at, index))),
  };
}

/** Values by the names of their parameters, or in the order of their numbers. */
export type Given = JsonObject | readonly Json[];

/** Parameters that are given no value are NULL. Returns what went wrong, which is `ok` if nothing did. */
export function bind(engine: Engine, { at, parameters }: Statement, given: Given): number {
  for (let index = 0; index < parameters.length; index += 1) {
    const value = isList(given) ? given[index] : namedIn(given, parameters[index]);
    const code = bindOne(engine, { at, number: index + 1 }, sqlValue(value ?? null));
    if (code !== codes.ok) return code;
  }
  return codes.ok;
}

const isList = (given: Given): given is readonly Json[] => Array.isArray(given);

const namedIn = (given: JsonObject, name: string | undefined): Json | undefined =>
  name !== undefined && Object.hasOwn(given, name) ? given[name] : undefined;

/** Lists and objects are passed as JSON text, which SQL reads with json_each. */
function sqlValue(value: Json): number | string | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

function bindOne(
  engine: Engine,
  { at, number }: { at: number; number: number },
  value: number | string | null,
): number {
  const { api, room } = engine;
  if (value === null) return api.sqlite3_bind_null(at, number);
  if (typeof value === 'string') {
    const bytes = handIn(engine, value);
    return api.sqlite3_bind_text(at, number, room.at, bytes, isTransient);
  }
  const isInt = (value | 0) === value;
  return isInt ? api.sqlite3_bind_int(at, number, value) : api.sqlite3_bind_double(at, number, value);
}

/** Every row that a statement gives. Returns what went wrong, which is `done` if nothing did. */
export function stepThrough(engine: Engine, { at, columns }: Statement, rows: Row[]): number {
  const { api } = engine;
  let text = 0;
  for (;;) {
    const code = api.sqlite3_step(at);
    if (code !== codes.row) return code;
    if (rows.length === mostRows) throw new LimitError(`a query returned more than ${mostRows} rows`);
    const row: Row = {};
    for (let index = 0; index < columns.length; index += 1) {
      const value = valueAt(engine, at, index);
      if (typeof value === 'string') text += value.length;
      keep(row, columns[index] ?? '', value);
    }
    if (text > mostText)
      throw new LimitError(`a query returned more than ${mostText.toLocaleString('en-US')} characters`);
    rows.push(row);
  }
}

/** An assignment to `__proto__` would make no member of that name. */
function keep(row: Row, column: string, value: SqlValue): void {
  if (column === '__proto__')
    Object.defineProperty(row, column, { value, enumerable: true, configurable: true, writable: true });
  else row[column] = value;
}

function valueAt({ api, heap }: Engine, statement: number, index: number): SqlValue {
  switch (api.sqlite3_column_type(statement, index)) {
    case types.integer:
    case types.real:
      return api.sqlite3_column_double(statement, index);
    case types.text: {
      const at = api.sqlite3_column_text(statement, index);
      return heap.text(at, api.sqlite3_value_bytes(api.sqlite3_column_value(statement, index)));
    }
    case types.blob: {
      const at = api.sqlite3_column_blob(statement, index);
      return heap.copyOut(at, api.sqlite3_value_bytes(api.sqlite3_column_value(statement, index)));
    }
    default:
      return null;
  }
}
