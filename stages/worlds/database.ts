// A world in memory: SQLite compiled to WebAssembly (sql.js). Contained: a program cannot reach the host,
// ATTACH sees only the module's own empty file system, and memory and the rows of a query are limited. Not
// contained: a query that never ends blocks its thread. So programs are checked for the means to do that
// (program.ts), and they first run where they can be stopped (validation/thread.ts).
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import type { JsonObject } from '../../schemas/json.ts';
import { type ForeignKeys, type Image, imageOf, type State, type WorldBody } from './image.ts';
import { type StaleRows, staleRows } from './stale-rows.ts';
import { type Prepared, preparedStatements, type Row, rowsOf } from './statements.ts';
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
  const opened = await openImage(world);
  return worldOver(opened, { world, clock, end: () => opened.database.close() });
}

/**
 * The same, for those who open the same worlds again and again: in the end, what was done in it is undone, and the
 * database serves the next one. All of it is one transaction, which never ends: constraints that the DDL defers to
 * the end of a transaction are not checked.
 */
export async function leaseWorld(world: WorldBody, clock = world.clock): Promise<WorldDatabase> {
  const at = idle.findLastIndex((each) => each.of === world);
  const opened = idle.splice(at, at === -1 ? 0 : 1)[0] ?? (await openImage(world));
  const { database, stale } = opened;
  database.run('SAVEPOINT leased');
  const end = (): void => {
    try {
      database.run('ROLLBACK TO leased');
      database.run('RELEASE leased');
      stale.forget();
    } catch {
      database.close(); // it ran out of memory, and SQLite has ended the transaction
      return;
    }
    idle.push(opened);
    if (idle.length > mostIdle) idle.shift()?.database.close();
  };
  return worldOver(opened, { world, clock, end });
}

/** Databases of this thread that are not in use, those last that were used last. */
const idle: Opened[] = [];
/** Each takes some hundred KB. Tasks and plays of one agent come close together. */
const mostIdle = 24;

interface Opened {
  readonly of: WorldBody;
  readonly database: Database;
  readonly prepared: Prepared;
  readonly stale: StaleRows;
  readonly image: Image;
}

async function openImage(world: WorldBody): Promise<Opened> {
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
  return { of: world, database, prepared, stale, image };
}

interface Use {
  readonly world: WorldBody;
  readonly clock: string;
  end(): void;
}

function worldOver({ prepared, stale, image }: Opened, { world, clock, end }: Use): WorldDatabase {
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
    [Symbol.dispose]: end,
  };
}
