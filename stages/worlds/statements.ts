// SQL statements of one database, each prepared once; values in and out. The number of rows that a query may
// return is limited.
import type { Database, SqlValue, Statement } from 'sql.js';
import { BugError } from '../../pipeline/errors.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export type Row = { [column: string]: SqlValue };

/** A tool answers an agent, who cannot use more rows than this; a wrong join makes millions. */
const mostRows = 5000;

export interface PreparedStatement {
  readonly statement: Statement;
  /** The names of its parameters in the order of their numbers. */
  readonly parameters: readonly string[];
  /** Known once it has returned a row. */
  columns?: readonly string[];
}

/** SQL statements, each prepared once. */
export type Prepared = (sql: string) => PreparedStatement;

/** Prepared statements by their text. They end with the database. */
export function preparedStatements(database: Database): Prepared {
  const statements = new Map<string, PreparedStatement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const made = { statement: database.prepare(sql), parameters: parametersIn(sql) };
    statements.set(sql, made);
    return made;
  };
}

/** Literals, quoted names and comments, which hold no parameters, and parameters. */
const parameterOrText = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|:(\w+)/g;

/** SQLite numbers named parameters as they first appear. Finding the number of a name costs more than a bind. */
const parametersIn = (sql: string): string[] => [
  ...new Set([...sql.matchAll(parameterOrText)].flatMap(([, name]) => name ?? [])),
];

/** Throws the database's own message, or that there are too many rows. The statement can be used again. */
export function rowsOf(prepared: PreparedStatement, given: JsonObject): Row[] {
  const { statement, parameters } = prepared;
  const rows: Row[] = [];
  try {
    if (parameters.length > 0) statement.bind(parameters.map((name) => sqlValue(given[name] ?? null)));
    if (!statement.step()) return rows;
    prepared.columns ??= statement.getColumnNames();
    const { columns } = prepared;
    do {
      if (rows.length === mostRows) throw new BugError(`a query returned more than ${mostRows} rows`);
      const values = statement.get();
      const row: Row = {};
      for (let at = 0; at < columns.length; at += 1) row[columns[at] ?? ''] = values[at] ?? null;
      rows.push(row);
    } while (statement.step());
    return rows;
  } finally {
    statement.reset();
  }
}

/** Lists and objects are passed as JSON text, which SQL reads with json_each. */
export function sqlValue(value: Json): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
