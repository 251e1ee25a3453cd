// The rows of tables as they stand. A table that was read before is read again only where it changed, and rows
// that did not change stay the same objects, so that they are neither compared nor hashed again.
import type { Statement } from 'sql.js';
import type { World } from '../../schemas/world.ts';
import { identifier } from './sql.ts';
import type { Stale } from './stale-rows.ts';
import { type Row, rowsOf } from './statements.ts';

/** SQL statements, each prepared once. */
type Prepared = (sql: string) => Statement;

type Made = Pick<World, 'schema' | 'tables'>;

/** The rowids of rows, in the same order; absent for tables without rowids. */
const rowidsOf = new WeakMap<readonly Row[], readonly number[]>();

/** More changed rows than this are found faster by reading the whole table. */
const fewRows = 40;

/** No column of a table is called that. */
const rowidColumn = '(rowid)';

const keyOf = ({ tables }: Made, table: string): string => tables[table]?.key ?? 'id';

/** Every row of a table in the order of its key. */
export function readTable(prepared: Prepared, world: Made, table: string): Row[] {
  const order = `FROM ${identifier(table)} ORDER BY ${identifier(keyOf(world, table))}`;
  if (!hasRowids(world, table)) return rowsOf(prepared(`SELECT * ${order}`), {});
  const [rows, rowids] = apart(rowsOf(prepared(`SELECT rowid AS "${rowidColumn}", * ${order}`), {}));
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
export function readAgain(prepared: Prepared, world: Made, { table, before, stale }: Changed): Row[] {
  const old = rowidsOf.get(before);
  if (!old || stale === 'all' || stale.size > fewRows) return readTable(prepared, world, table);
  const one = prepared(`SELECT rowid AS "${rowidColumn}", * FROM ${identifier(table)} WHERE rowid = :rowid`);
  const [fresh, freshIds] = apart([...stale].flatMap((rowid) => rowsOf(one, { rowid })));
  const key = keyOf(world, table);
  const all = [
    ...before.map((row, at) => ({ row, rowid: old[at] ?? 0 })).filter(({ rowid }) => !stale.has(rowid)),
    ...fresh.map((row, at) => ({ row, rowid: freshIds[at] ?? 0 })),
  ];
  if (fresh.length > 0) all.sort((a, b) => compareKeys(a.row[key], b.row[key]));
  const rows = all.map(({ row }) => row);
  rowidsOf.set(
    rows,
    all.map(({ rowid }) => rowid),
  );
  return rows;
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
