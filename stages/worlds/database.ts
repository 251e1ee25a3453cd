// A world in memory: SQLite compiled to WebAssembly (sql.js). What is contained: nothing on the host can be reached, ATTACH
// sees only the module's own empty file system. What is not: a query that never ends stops the thread that runs it, so
// programs are checked for the means to do that (program.ts), and first run where they can be stopped (validator.ts).
import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { World } from '../../schemas/world.ts';

export type Row = { [column: string]: SqlValue };
/** Table -> rows in the order of their keys. */
export type State = { [table: string]: Row[] };
export type ForeignKeys = { readonly [table: string]: { readonly [column: string]: string } };
export type WorldBody = Pick<World, 'schema' | 'tables' | 'rows' | 'clock'>;

export interface WorldDatabase extends Disposable {
  readonly world: WorldBody;
  readonly initial: State;
  readonly foreignKeys: ForeignKeys;
  /** Rows of one statement; parameters are bound by name, never spliced in. */
  query(sql: string, parameters: JsonObject): Row[];
  run(sql: string, parameters: JsonObject): void;
  /** Not to be changed by who gets it: it is handed out again until something is written. */
  snapshot(): State;
  /** Says that a rollback has led back to a state that was seen before. */
  isBackAt(state: State): void;
}

interface Image {
  bytes: Uint8Array;
  initial: State;
  foreignKeys: ForeignKeys;
}

let engine: Promise<SqlJsStatic> | undefined;

/** Images of the worlds opened last. A world's image is a few dozen KB; plays of one world come close together. */
const images = new Map<WorldBody, Image>();
const imagesKept = 64;

/** Throws the database's own message when the DDL or a row is refused. */
export async function openWorld(world: WorldBody): Promise<WorldDatabase> {
  engine ??= initSqlJs();
  const sqlite = await engine;
  const image = images.get(world) ?? built(sqlite, world);
  images.delete(world);
  images.set(world, image);
  for (const oldest of images.keys()) {
    if (images.size <= imagesKept) break;
    images.delete(oldest);
  }
  const database = new sqlite.Database(image.bytes);
  database.run('PRAGMA foreign_keys = ON');
  let seen: State | undefined = image.initial;
  return {
    world,
    initial: image.initial,
    foreignKeys: image.foreignKeys,
    query: (sql, parameters) => rowsOf(database, sql, parameters),
    run(sql, parameters) {
      if (!/^(SAVEPOINT|RELEASE)/.test(sql)) seen = undefined;
      database.run(sql, bound(parameters));
    },
    snapshot() {
      seen ??= snapshotOf(database, world);
      return seen;
    },
    isBackAt(state) {
      seen = state;
    },
    [Symbol.dispose]: () => database.close(),
  };
}

function built(sqlite: SqlJsStatic, world: WorldBody): Image {
  const database = new sqlite.Database();
  try {
    database.run('PRAGMA foreign_keys = ON');
    for (const statement of world.schema) database.run(statement);
    database.run('BEGIN');
    database.run('PRAGMA defer_foreign_keys = ON');
    for (const [table, rows] of Object.entries(world.rows)) {
      for (const row of rows) {
        const columns = Object.keys(row);
        const sql = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
        database.run(sql, Object.values(row).map(sqlValue));
      }
    }
    database.run('COMMIT');
    const foreignKeys = Object.fromEntries(
      Object.keys(world.tables).map((table) => [table, foreignKeysOf(database, table)]),
    );
    return { bytes: database.export(), initial: snapshotOf(database, world), foreignKeys };
  } finally {
    database.close();
  }
}

function foreignKeysOf(database: Database, table: string): { [column: string]: string } {
  const rows = rowsOf(database, `PRAGMA foreign_key_list("${table}")`, {});
  return Object.fromEntries(rows.map((row) => [String(row.from), String(row.table)]));
}

function snapshotOf(database: Database, world: WorldBody): State {
  return Object.fromEntries(
    Object.entries(world.tables).map(([table, { key }]) => [
      table,
      rowsOf(database, `SELECT * FROM "${table}" ORDER BY "${key}"`, {}),
    ]),
  );
}

function rowsOf(database: Database, sql: string, parameters: JsonObject): Row[] {
  const statement = database.prepare(sql);
  try {
    statement.bind(bound(parameters));
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}

function bound(parameters: JsonObject): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`:${name}`, sqlValue(value)]));
}

/** Lists and objects travel as JSON text, which SQL takes apart with json_each. */
function sqlValue(value: Json): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
