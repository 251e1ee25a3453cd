// A world in memory: its rows in a database of their own, which SQL of its tools reads and writes (engine/). What such SQL
// may do and what it may use up is limited in every use, and the same SQL comes to the same end on every machine.
import type { JsonObject } from '../../schemas/json.ts';
import { Connection } from './engine/connection.ts';
import { engineNow } from './engine/engine.ts';
import { LimitError } from './engine/limits.ts';
import type { Purpose } from './engine/permissions.ts';
import type { Row } from './engine/statement.ts';
import { type ForeignKeys, type Image, imageOf, type State, type WorldBody } from './image.ts';
import { type Mark, type Marks, marksOf } from './marks.ts';
import { type StaleRows, staleRows } from './stale-rows.ts';
import { type Pair, readAgain, readPair } from './table-rows.ts';

export { LimitError } from './engine/limits.ts';
export { RefusedError } from './engine/permissions.ts';
export type { Row } from './engine/statement.ts';
export type { ForeignKeys, State, WorldBody } from './image.ts';

export interface WorldDatabase extends Disposable {
  readonly world: WorldBody;
  readonly initial: State;
  readonly foreignKeys: ForeignKeys;
  /** Rows of one SELECT; parameters are bound by name, never spliced in. */
  query(sql: string, parameters: JsonObject): Row[];
  /** One INSERT, UPDATE, or DELETE. */
  run(sql: string, parameters: JsonObject): void;
  /** Why SQL cannot be executed: what it may not do, or the database's own message. Undefined if it can be. */
  faultOf(sql: string, purpose: Purpose): string | undefined;
  /** What `work` executes uses up one budget; otherwise each statement has its own. */
  call<Result>(work: () => Result): Result;
  /** How many rows were changed since it was opened. A rollback does not reduce the count. */
  changeCount(): number;
  /** A place to go back to. */
  mark(): Mark;
  /** References to rows that do not exist yet are in order until the present marks have ended. */
  deferForeignKeys(): void;
  /** Callers must not change it: a table that nothing was written to is handed out again. */
  snapshot(): State;
  /** Rows that may differ from the last snapshot, by table. It takes no other: what changed is to be undone. */
  changed(): ReadonlyMap<string, Pair>;
  /** Call it after a rollback that led back to this state: the next snapshot then reads nothing. */
  rewindTo(state: State): void;
}

/**
 * Throws the database's own message if the DDL or a row is refused. `clock` is the time for its tools, if not
 * the world's own: worlds that share an agent share a clock.
 */
export async function openWorld(world: WorldBody, clock = world.clock): Promise<WorldDatabase> {
  const opened = openImage(world);
  const marks = marksOf(opened.connection, opened.stale);
  return worldOver(opened, { world, clock, marks, end: () => opened.connection[Symbol.dispose]() });
}

/**
 * The same, for those who open the same worlds again and again: in the end, what was done in it is undone, and the
 * database serves the next one. All of it is one transaction, which never ends: constraints that the DDL defers to
 * the end of a transaction are not checked.
 */
export async function leaseWorld(world: WorldBody, clock = world.clock): Promise<WorldDatabase> {
  const at = idle.findLastIndex((each) => each.of === world);
  const opened = idle.splice(at, at === -1 ? 0 : 1)[0] ?? openImage(world);
  const { connection, stale } = opened;
  const marks = marksOf(connection, stale);
  const start = marks.mark();
  const end = (): void => {
    if (marks.isLost || connection.engine.isSpent) {
      connection[Symbol.dispose]();
      return;
    }
    start.undo();
    start.end();
    stale.forget();
    idle.push(opened);
    if (idle.length > mostIdle) idle.shift()?.connection[Symbol.dispose]();
  };
  return worldOver(opened, { world, clock, marks, end });
}

/** Databases of this thread that are not in use, those last that were used last. */
const idle: Opened[] = [];
/** Each takes some hundred KB. Tasks and plays of one agent come close together. */
const mostIdle = 24;

interface Opened {
  readonly of: WorldBody;
  readonly connection: Connection;
  readonly stale: StaleRows;
  readonly image: Image;
}

function openImage(world: WorldBody): Opened {
  const image = imageOf(world);
  const connection = new Connection(engineNow(), image.bytes);
  const stale = staleRows(connection, { tables: Object.keys(world.tables), schema: world.schema });
  return { of: world, connection, stale, image };
}

interface Use {
  readonly world: WorldBody;
  readonly clock: string;
  readonly marks: Marks;
  end(): void;
}

function worldOver({ connection, stale, image }: Opened, { world, clock, marks, end }: Use): WorldDatabase {
  let seen = image.initial;
  connection.clock = Date.parse(clock);
  const mustStand = (): void => {
    if (marks.isLost) throw new LimitError('a call before it used up more than it may');
  };
  return {
    world: clock === world.clock ? world : { ...world, clock },
    initial: image.initial,
    foreignKeys: image.foreignKeys,
    query(sql, parameters) {
      mustStand();
      return connection.query(sql, parameters);
    },
    run(sql, parameters) {
      mustStand();
      connection.write(sql, parameters);
      stale.note(sql);
    },
    faultOf: (sql, purpose) => connection.faultOf(sql, purpose),
    call: (work) => connection.call(work),
    changeCount: () => connection.changes,
    mark: marks.mark,
    deferForeignKeys() {
      if (!marks.isLost) connection.own('PRAGMA defer_foreign_keys = ON');
    },
    snapshot() {
      if (marks.isLost || stale.size === 0) return seen;
      seen = { ...seen };
      for (const [table, rows] of stale) {
        const before = seen[table];
        if (before) seen[table] = readAgain(connection, world, { table, before, stale: rows });
      }
      stale.clear();
      return seen;
    },
    changed() {
      const pairs = new Map<string, Pair>();
      if (marks.isLost || stale.size === 0) return pairs;
      for (const [table, rows] of stale) {
        const before = seen[table];
        if (before) pairs.set(table, readPair(connection, world, { table, before, stale: rows }));
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
