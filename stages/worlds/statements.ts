// SQL statements of one database, prepared once each; values in and out. What a query may give back is
// limited.
import type { Database, SqlValue, Statement } from 'sql.js';
import type { Json, JsonObject } from '../../schemas/json.ts';

export type Row = { [column: string]: SqlValue };

/** A tool answers an agent: more rows than this are no answer, and a join gone wrong makes millions. */
export const mostRows = 5000;

/** Prepared statements by their text. They end with the database. */
export function preparing(database: Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

/**
 * Throws the database's own message, or that there are more rows than may be. The statement can be used again
 * afterwards.
 */
export function rowsOf(statement: Statement, parameters: JsonObject): Row[] {
  const rows: Row[] = [];
  try {
    statement.bind(bound(parameters));
    if (!statement.step()) return rows;
    const columns = statement.getColumnNames();
    do {
      if (rows.length === mostRows) throw new Error(`more than ${mostRows} rows`);
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

function bound(parameters: JsonObject): Record<string, SqlValue> {
  const values: Record<string, SqlValue> = {};
  for (const name in parameters) values[`:${name}`] = sqlValue(parameters[name] ?? null);
  return values;
}

/** Lists and objects travel as JSON text, which SQL takes apart with json_each. */
export function sqlValue(value: Json): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
