// The index of the plays of a run: a DuckDB file beside the run, made from its committed units and made again whenever it
// no longer fits them. Nothing in it cannot be lost.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { messageOf } from '../../pipeline/errors.ts';
import { hashOf } from '../../pipeline/hash.ts';
import { viewFolder } from '../../pipeline/run.ts';

/** Another number where the same tables hold something else. */
const version = 2;

const tables = [
  // How far each file of committed units was read. `tail`: where the last line begins; `sum`: what it begins with.
  'files(stage VARCHAR, size DOUBLE, tail DOUBLE, sum VARCHAR)',
  // `made`: how many records; `reason`: of its first reject.
  'units(stage VARCHAR, unit VARCHAR, made INTEGER, reason VARCHAR)',
  'records(collection VARCHAR, id VARCHAR, stage VARCHAR, unit VARCHAR, start DOUBLE, length INTEGER)',
  `plays(number INTEGER, id VARCHAR, stage VARCHAR, unit VARCHAR, task VARCHAR, trial INTEGER, calls INTEGER, messages INTEGER,
    characters INTEGER, faults INTEGER, ending VARCHAR, opening VARCHAR, tools VARCHAR[])`,
  'words(word VARCHAR, number INTEGER)',
  'tasks(id VARCHAR, stage VARCHAR, unit VARCHAR, kind VARCHAR, difficulty INTEGER, agent VARCHAR)',
  'agents(id VARCHAR, stage VARCHAR, unit VARCHAR, settings VARCHAR[])',
  // Of worlds, libraries, and programs.
  'names(id VARCHAR, stage VARCHAR, unit VARCHAR, name VARCHAR)',
  `verdicts(id VARCHAR, stage VARCHAR, unit VARCHAR, verdict VARCHAR, reason VARCHAR, because VARCHAR, total DOUBLE,
    findings VARCHAR[], start DOUBLE, length INTEGER)`,
  'selected(id VARCHAR, stage VARCHAR, unit VARCHAR, start DOUBLE, length INTEGER)',
];

/** A full-text index of a hundred thousand plays is built in this; what does not fit goes to the disk for a while. */
const settings = { memory_limit: '768MB', threads: '2' };

export interface Database extends AsyncDisposable {
  /** For reading, also while another connection writes. */
  readonly reading: DuckDBConnection;
  readonly writing: DuckDBConnection;
  /** Throws everything away. */
  clear(): Promise<void>;
}

/** In memory where the file cannot be had; `note` hears why. */
export async function openDatabase(directory: string, note: (message: string) => void): Promise<Database> {
  const folder = join(directory, viewFolder);
  const path = join(folder, `plays-${hashOf([version, tables]).slice(0, 8)}.duckdb`);
  const instance = await openFile(folder, path).catch((error: unknown) => {
    note(`the index of ${directory} is kept in memory, because ${path} cannot be used: ${reasonIn(error)}`);
    return DuckDBInstance.create(':memory:', settings);
  });
  const [reading, writing] = [await instance.connect(), await instance.connect()];
  for (const table of tables) await writing.run(`CREATE TABLE IF NOT EXISTS ${table}`);
  // Of this session alone: what people noted on plays is in files of its own.
  await reading.run('CREATE TEMP TABLE audits(id VARCHAR, verdict VARCHAR)');
  await reading.run('CREATE TEMP TABLE visits(id VARCHAR)');
  return {
    reading,
    writing,
    async clear() {
      const names = tables.map((table) => /^\w+/.exec(table)?.[0] ?? '');
      // Those who read meanwhile find all of it or nothing.
      await writing.run('BEGIN');
      for (const name of names) await writing.run(`DELETE FROM ${name}`);
      await writing.run('COMMIT');
    },
    async [Symbol.asyncDispose]() {
      reading.closeSync();
      writing.closeSync();
      instance.closeSync();
    },
  };
}

async function openFile(folder: string, path: string): Promise<DuckDBInstance> {
  await mkdir(folder, { recursive: true });
  try {
    return await DuckDBInstance.create(path, settings);
  } catch (error) {
    if (isHeld(error)) throw error;
    // A file that cannot be read is made again.
    for (const each of [path, `${path}.wal`]) await rm(each, { force: true });
    return await DuckDBInstance.create(path, settings);
  }
}

const isHeld = (error: unknown): boolean => /lock/i.test(messageOf(error));

const reasonIn = (error: unknown): string =>
  isHeld(error) ? 'another viewer has it open' : (messageOf(error).split('\n')[0] ?? '');

export type Values = Record<string, DuckDBValue>;

/** Rows as objects, whose numbers are numbers. The statement says what is in them. */
export async function rowsOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  values: Values = {},
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRowObjectsJS() as Row[];
}
