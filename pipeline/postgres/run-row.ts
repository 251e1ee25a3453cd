// A run as the database knows it: by the name of its folder, with the config that it was made with.
import { randomUUID } from 'node:crypto';
import { type Frozen, frozenSchema, identityOf } from '../config.ts';
import { UsageError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import type { Database } from './database.ts';

export interface RunRow {
  /** In this database. */
  readonly id: number;
  readonly name: string;
  /** Tells this run from another one that had its name before. */
  readonly token: string;
  readonly frozen: Frozen;
}

interface RunPlace extends Pick<RunRow, 'token'> {
  readonly database: Database;
  readonly run: number;
}

interface Row {
  id: number;
  name: string;
  token: string;
  frozen: string;
}

/** The run of this name, made if there is none. A run of the same name with another config is a UsageError. */
export async function openRunRow(database: Database, name: string, frozen: Frozen): Promise<RunRow> {
  await database.query(
    `INSERT INTO toolloom.runs (name, token, version, frozen) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [name, randomUUID(), frozen.toolloom, JSON.stringify(frozen)],
  );
  const row = await findRunRow(database, name);
  if (!row) throw new UsageError(`the run ${name} was deleted from the database; run the same command again`);
  if (canonicalJson(identityOf(row.frozen.config)) !== canonicalJson(identityOf(frozen.config)))
    throw new UsageError(
      `the database has a run ${name} that was made with another config; ` +
        'give this one a folder of another name with --run',
    );
  if (JSON.stringify(row.frozen) === JSON.stringify(frozen)) return row;
  await database.query('UPDATE toolloom.runs SET version = $2, frozen = $3 WHERE id = $1', [
    row.id,
    frozen.toolloom,
    JSON.stringify(frozen),
  ]);
  return { ...row, frozen };
}

export async function findRunRow(database: Database, name: string): Promise<RunRow | undefined> {
  const [row] = await database.query<Row>(
    'SELECT id, name, token, frozen FROM toolloom.runs WHERE name = $1',
    [name],
  );
  return row && { ...row, frozen: frozenSchema.parse(JSON.parse(row.frozen)) };
}

export interface NamedRun {
  /** In this database. */
  readonly id: number;
  readonly name: string;
  readonly coordinatedBy?: string;
}

/** All runs, those that are coordinated now first. */
export async function runNames(database: Database): Promise<readonly NamedRun[]> {
  const rows = await database.query<{ id: number; name: string; active: boolean; by: string }>(
    `SELECT id, name, coalesce(lease_until > now(), false) AS active, coordinated_by AS by
     FROM toolloom.runs ORDER BY active DESC, name`,
  );
  return rows.map(({ id, name, active, by }) => ({ id, name, ...(active ? { coordinatedBy: by } : {}) }));
}

/** Of a run that was removed there is nothing to hear any more. */
export async function refuseRemoved({ database, run, token }: RunPlace): Promise<void> {
  const rows = await database.query('SELECT 1 FROM toolloom.runs WHERE id = $1 AND token = $2', [run, token]);
  if (rows.length === 0) throw new UsageError('the run was removed from the database');
}

/** Deletes what the database has of a run. */
export async function deleteRunRow(database: Database, token: string): Promise<void> {
  await database.query('DELETE FROM toolloom.runs WHERE token = $1', [token]);
}
