// A world in memory: SQLite compiled to WebAssembly (sql.js). Contained: a program cannot reach the host,
// ATTACH sees only the module's own empty file system, and memory and the rows of a query are limited. Not
// contained: a query that never ends blocks its thread. So programs are checked for the means to do that
// (program.ts), and they first run where they can be stopped (validation/thread.ts).
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { JsonObject } from '../../schemas/json.ts';
import { type ForeignKeys, imageOf, type State, type WorldBody } from './image.ts';
import { staleRows } from './stale-rows.ts';
import { preparedStatements, type Row, rowsOf } from './statements.ts';
import { type Pair, readAgain, readPair } from './table-rows.ts';

export type { ForeignKeys, State, WorldBody } from './image.ts';
export type { Row } from './statements.ts';

export interface WorldDatabase extends Disposable {
  readonly world: WorldBody;
  readonly initial: State;
  readonly foreignKeys: ForeignKeys;
  /** Rows of one statement; parameters are bound by name, never spliced in. */
  query(sql: string, parameters: JsonObject): Row[];
  run(sql: string, parameters: JsonObject): void;
  /** Callers must not change it: a table that nothing was written to is handed out again. */
  snapshot(): State;
  /** Rows that may differ from the last snapshot, by table. It takes no other: what changed is to be undone. */
  changed(): ReadonlyMap<string, Pair>;
  /** Call it after a rollback that led back to this state: the next snapshot then reads nothing. */
  rewindTo(state: State): void;
}

/** For all worlds of a thread together. Each takes a few hundred KB, and no run opens a thousand at once. */
const mostMemory = 256 * 2 ** 20;

/**
 * The database is a file of the module's own file system, which nothing else opens and nobody reads after a
 * crash: a journal file and locks would cost time and protect nothing.
 */
const inMemory =
  'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; ' +
  'PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY';

let engine: Promise<SqlJsStatic> | undefined;

async function startEngine(): Promise<SqlJsStatic> {
  const sqlite = await initSqlJs();
  const database = new sqlite.Database();
  database.run(`PRAGMA hard_heap_limit = ${mostMemory}`); // of the engine, not of this database
  database.close();
  return sqlite;
}

/**
 * Throws the database's own message if the DDL or a row is refused. `clock` is the time for its tools, if not
 * the world's own: worlds that share an agent share a clock.
 */
export async function openWorld(world: WorldBody, clock = world.clock): Promise<WorldDatabase> {
  engine ??= startEngine();
  const sqlite = await engine;
  const image = imageOf(sqlite, world);
  const database = new sqlite.Database(image.bytes);
  database.run(inMemory);
  database.run('PRAGMA foreign_keys = ON');
  const prepared = preparedStatements(database);
  const stale = staleRows(database, {
    tables: Object.keys(world.tables),
    schema: world.schema,
    changeCount: () => Number(rowsOf(prepared('SELECT total_changes() AS total'), {})[0]?.total),
  });
  let seen = image.initial;
  return {
    world: clock === world.clock ? world : { ...world, clock },
    initial: image.initial,
    foreignKeys: image.foreignKeys,
    query: (sql, parameters) => rowsOf(prepared(sql), parameters),
    run(sql, parameters) {
      rowsOf(prepared(sql), parameters);
      stale.note(sql);
    },
    snapshot() {
      if (stale.size === 0) return seen;
      seen = { ...seen };
      for (const [table, rows] of stale) {
        const before = seen[table];
        if (before) seen[table] = readAgain(prepared, world, { table, before, stale: rows });
      }
      stale.clear();
      return seen;
    },
    changed() {
      const pairs = new Map<string, Pair>();
      if (stale.size === 0) return pairs;
      for (const [table, rows] of stale) {
        const before = seen[table];
        if (before) pairs.set(table, readPair(prepared, world, { table, before, stale: rows }));
      }
      return pairs;
    },
    rewindTo(state) {
      seen = state;
      stale.clear();
    },
    [Symbol.dispose]: () => database.close(),
  };
}
