// The rows of tables as they stand. A table that was read before is read again only where it changed, and rows
// that did not change stay the same objects, so that they are neither compared nor hashed again.
import type { World } from '../../schemas/world.ts';
import type { Connection } from './engine/connection.ts';
import type { Row } from './engine/statement.ts';
import { identifier } from './sql.ts';
import type { Stale } from './stale-rows.ts';

type Made = Pick<World, 'schema' | 'tables'>;
type Reading = Pick<Connection, 'own'>;

/** The rowids of rows, in the same order; absent for tables without rowids. */
const rowidsOf = new WeakMap<readonly Row[], readonly number[]>();

/** More changed rows than this are found faster by reading the whole table. */
const fewRows = 40;

/** No column of a table is called that. */
const rowidColumn = '(rowid)';

const keyOf = ({ tables }: Made, table: string): string => tables[table]?.key ?? 'id';

/** Every row of a table in the order of its key. */
export function readTable(database: Reading, world: Made, table: string): Row[] {
  const order = `FROM ${identifier(table)} ORDER BY ${identifier(keyOf(world, table))}`;
  if (!hasRowids(world, table)) return database.own(`SELECT * ${order}`);
  const [rows, rowids] = apart(database.own(`SELECT rowid AS "${rowidColumn}", * ${order}`));
  rowidsOf.set(rows, rowids);
  return rows;
}

interface Changed {
  readonly table: string;
  /** What was read last. */
  readonly before: Row[];
  readonly stale: Stale;
}

/** The rows of a table of which some may have changed. */
export function readAgain(database: Reading, world: Made, changed: Changed): Row[] {
  const { table, before } = changed;
  const fresh = freshRows(database, changed);
  if (!fresh) return readTable(database, world, table);
  const { old, stale, byRowid } = fresh;
  const key = keyOf(world, table);
  const rows: Row[] = [];
  const rowids: number[] = [];
  for (let at = 0; at < before.length; at += 1) {
    const [row, rowid] = [before[at], old[at] ?? 0];
    const now = stale.has(rowid) ? byRowid.get(rowid) : row;
    if (!row || !now || (now !== row && now[key] !== row[key])) continue; // moved rows follow below
    byRowid.delete(rowid);
    rows.push(now);
    rowids.push(rowid);
  }
  for (const [rowid, row] of byRowid) {
    const place = placeOf(row, rows, key);
    rows.splice(place, 0, row);
    rowids.splice(place, 0, rowid);
  }
  rowidsOf.set(rows, rowids);
  return rows;
}

/** Rows of a table that may have changed, as they were and as they are. */
export interface Pair {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

export function readPair(database: Reading, world: Made, changed: Changed): Pair {
  const { table, before } = changed;
  const fresh = freshRows(database, changed);
  if (!fresh) return { before, after: readTable(database, world, table) };
  const { old, stale, byRowid } = fresh;
  return { before: before.filter((_, at) => stale.has(old[at] ?? 0)), after: [...byRowid.values()] };
}

/** The stale rows that are still there; undefined where the whole table is to be read. */
function freshRows(database: Reading, { table, before, stale }: Changed) {
  const old = rowidsOf.get(before);
  if (!old || stale === 'all' || stale.size > fewRows) return undefined;
  const one = `SELECT rowid AS "${rowidColumn}", * FROM ${identifier(table)} WHERE rowid = :rowid`;
  const [rows, rowids] = apart([...stale].flatMap((rowid) => database.own(one, { rowid })));
  return { old, stale, byRowid: new Map(rows.map((row, at) => [rowids[at] ?? 0, row])) };
}

/** Where a row belongs in rows that are in the order of their keys. */
function placeOf(row: Row, rows: readonly Row[], key: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(rows[middle]?.[key], row[key]) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As SQLite orders them: numbers come before texts. */
function compareKeys(a: Row[string] | undefined, b: Row[string] | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function apart(rows: readonly Row[]): [rows: Row[], rowids: number[]] {
  const rowids = rows.map((row) => Number(row[rowidColumn]));
  for (const row of rows) delete row[rowidColumn];
  return [[...rows], rowids];
}

/** Whether SQLite numbers the rows of a table, and no column hides the number. */
function hasRowids({ schema }: Made, table: string): boolean {
  const name = identifier(table);
  return schema.every(
    (statement) =>
      !(statement.includes(name) || statement.includes(` ${table} `)) ||
      !/\bWITHOUT\s+ROWID\b|\browid\b/i.test(statement),
  );
}
