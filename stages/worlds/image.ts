// The image of a world: its DDL and rows are executed once, and every database of the world starts from the
// bytes of the result.
import type { SqlJsStatic } from 'sql.js';
import type { World } from '../../schemas/world.ts';
import { identifier } from './sql.ts';
import { type Prepared, preparedStatements, type Row, rowsOf, sqlValue } from './statements.ts';
import { readTable } from './table-rows.ts';

export type WorldBody = Pick<World, 'schema' | 'tables' | 'rows' | 'clock'>;
/** Table -> rows in the order of their keys. */
export type State = { [table: string]: Row[] };
export type ForeignKeys = { readonly [table: string]: { readonly [column: string]: string } };

export interface Image {
  readonly bytes: Uint8Array;
  readonly initial: State;
  readonly foreignKeys: ForeignKeys;
}

/** An image takes a few dozen KB and lives as long as its world is in use. */
const images = new WeakMap<WorldBody, Image>();

/** Throws the database's own message when the DDL or a row is refused. */
export function imageOf(sqlite: SqlJsStatic, world: WorldBody): Image {
  const image = images.get(world) ?? buildImage(sqlite, world);
  images.set(world, image);
  return image;
}

function buildImage(sqlite: SqlJsStatic, world: WorldBody): Image {
  const database = new sqlite.Database();
  try {
    database.run('PRAGMA foreign_keys = ON');
    for (const statement of world.schema) database.run(statement);
    database.run('BEGIN');
    database.run('PRAGMA defer_foreign_keys = ON');
    const prepared = preparedStatements(database);
    for (const [table, rows] of Object.entries(world.rows))
      for (const row of rows) prepared(insertOf(table, row)).statement.run(Object.values(row).map(sqlValue));
    database.run('COMMIT');
    const tables = Object.keys(world.tables);
    return {
      initial: Object.fromEntries(tables.map((table) => [table, readTable(prepared, world, table)])),
      foreignKeys: Object.fromEntries(tables.map((table) => [table, foreignKeysOf(prepared, table)])),
      bytes: database.export(),
    };
  } finally {
    database.close();
  }
}

function insertOf(table: string, row: WorldBody['rows'][string][number]): string {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return `INSERT INTO ${identifier(table)} (${columns.map(identifier).join(', ')}) VALUES (${marks})`;
}

function foreignKeysOf(prepared: Prepared, table: string): { [column: string]: string } {
  const keys = rowsOf(prepared(`PRAGMA foreign_key_list(${identifier(table)})`), {});
  return Object.fromEntries(keys.map((row) => [String(row.from), String(row.table)]));
}
