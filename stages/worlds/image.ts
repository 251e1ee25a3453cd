// The image of a world: its DDL and rows are executed once, and every database of the world starts from the
// bytes of the result.
import type { World } from '../../schemas/world.ts';
import { Connection } from './engine/connection.ts';
import { engineNow } from './engine/engine.ts';
import type { Row } from './engine/statement.ts';
import { identifier } from './sql.ts';
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
export function imageOf(world: WorldBody): Image {
  const image = images.get(world) ?? buildImage(world);
  images.set(world, image);
  return image;
}

function buildImage(world: WorldBody): Image {
  using database = new Connection(engineNow());
  database.clock = Date.parse(world.clock);
  for (const statement of world.schema) database.define(statement);
  database.own('BEGIN');
  database.own('PRAGMA defer_foreign_keys = ON');
  for (const [table, rows] of Object.entries(world.rows))
    for (const row of rows) database.write(insertOf(table, row), Object.values(row));
  database.own('COMMIT');
  const tables = Object.keys(world.tables);
  return {
    initial: Object.fromEntries(tables.map((table) => [table, readTable(database, world, table)])),
    foreignKeys: Object.fromEntries(tables.map((table) => [table, foreignKeysOf(database, table)])),
    bytes: database.image(),
  };
}

function insertOf(table: string, row: WorldBody['rows'][string][number]): string {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return `INSERT INTO ${identifier(table)} (${columns.map(identifier).join(', ')}) VALUES (${marks})`;
}

function foreignKeysOf(database: Connection, table: string): { [column: string]: string } {
  const keys = database.own(`PRAGMA foreign_key_list(${identifier(table)})`);
  return Object.fromEntries(keys.map((row) => [String(row.from), String(row.table)]));
}
