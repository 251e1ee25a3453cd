// SQL statements of one database, each prepared once; values in and out. The number of rows that a query may
// return is limited.
import type { Database, SqlValue, Statement } from 'sql.js';
import { BugError } from '../../pipeline/errors.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export type Row = { [column: string]: SqlValue };

/** A tool answers an agent, who cannot use more rows than this; a wrong join makes millions. */
const mostRows = 5000;

/** Prepared statements by their text. They end with the database. */
export function preparedStatements(database: Database): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

/** Throws the database's own message, or that there are too many rows. The statement can be used again. */
export function rowsOf(statement: Statement, parameters: JsonObject): Row[] {
  const rows: Row[] = [];
  try {
    statement.bind(namedValues(parameters));
    if (!statement.step()) return rows;
    const columns = statement.getColumnNames();
    do {
      if (rows.length === mostRows) throw new BugError(`a query returned more than ${mostRows} rows`);
      const values = statement.get();
      const row: Row = {};
      for (const [index, column] of columns.entries()) row[column] = values[index] ?? null;
      rows.push(row);
    } while (statement.step());
    return rows;
  } finally {
    statement.reset();
  }
}

function namedValues(parameters: JsonObject): Record<string, SqlValue> {
  const values: Record<string, SqlValue> = {};
  for (const name in parameters) values[`:${name}`] = sqlValue(parameters[name] ?? null);
  return values;
}

/** Lists and objects are passed as JSON text, which SQL reads with json_each. */
export function sqlValue(value: Json): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
