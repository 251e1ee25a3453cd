// A database of DuckDB in a folder of its own, which is gone when it is closed. Tables are filled from the runs first; then
// no statement can read or write a file, load an extension, or undo that. DuckDB may still spill into the folder, so what
// a statement writes there is all that it can write.
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal, quoted } from './columns.ts';
import type { OpenRun, Table, View } from './table.ts';

export interface Scratch extends AsyncDisposable {
  readonly connection: DuckDBConnection;
  /** Where a statement may write. */
  readonly folder: string;
}

export interface Filling {
  readonly runs: readonly OpenRun[];
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** DuckDB takes lines of 16 MB unless told otherwise. */
const usualLine = 16_777_216;

export async function openScratch(filling: Filling): Promise<Scratch> {
  const home = await mkdtemp(join(tmpdir(), 'toolloom-inspect-'));
  const folder = join(home, 'spill');
  await mkdir(folder);
  const close = (): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    const instance = await DuckDBInstance.create(join(home, 'scratch.duckdb'), {
      temp_directory: folder,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    await fill(connection, home, filling);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return {
      connection,
      folder,
      async [Symbol.asyncDispose]() {
        connection.closeSync();
        instance.closeSync();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill(connection: DuckDBConnection, home: string, filling: Filling): Promise<void> {
  const { runs, tables, views, signal } = filling;
  await connection.run('CREATE SCHEMA dataset');
  for (const table of tables) {
    const path = join(home, 'rows.jsonl');
    const longest = await writeLines(path, linesOf(table, runs), signal);
    await connection.run(tableSql(table, path, longest));
    await rm(path);
  }
  for (const { name, sql } of views) await connection.run(`CREATE VIEW ${name} AS ${sql}`);
}

async function* linesOf(table: Table, runs: readonly OpenRun[]): AsyncIterable<Buffer> {
  for (const run of runs)
    for await (const row of table.rows(run))
      yield Buffer.from(`${wellFormed(JSON.stringify({ run: run.name, ...row }))}\n`);
}

/** Bytes that are written at once. */
const writtenAtOnce = 1_000_000;

/** Resolves to the bytes of the longest line. */
async function writeLines(path: string, lines: AsyncIterable<Buffer>, signal: AbortSignal): Promise<number> {
  await using file = await open(path, 'w', 0o600);
  let [held, size, longest]: [Buffer[], number, number] = [[], 0, 0];
  for await (const line of lines) {
    signal.throwIfAborted();
    held.push(line);
    size += line.length;
    longest = Math.max(longest, line.length);
    if (size < writtenAtOnce) continue;
    await file.appendFile(Buffer.concat(held));
    [held, size] = [[], 0];
  }
  await file.appendFile(Buffer.concat(held));
  return longest;
}

/**
 * JSON in which each half of a character is six visible characters, such as \ud83d: DuckDB refuses halves. In JSON that
 * `JSON.stringify` wrote, only halves are escaped in this way.
 */
function wellFormed(json: string): string {
  if (!json.includes('\\ud')) return json;
  return json.replaceAll(/\\(?:(ud[89a-f][0-9a-f]{2})|.)/g, (text, half?: string) =>
    half === undefined ? text : `\\\\${half}`,
  );
}

function tableSql({ name, columns }: Table, path: string, longest: number): string {
  const typed = Object.entries({ run: 'VARCHAR', ...columns });
  const list = typed.map(([column, type]) => `${literal(column)}: ${literal(type)}`).join(', ');
  const place = name.split('.').map(quoted).join('.');
  const most = Math.max(usualLine, 2 * longest);
  return (
    `CREATE TABLE ${place} AS SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', ` +
    `columns = {${list}}, maximum_object_size = ${most})`
  );
}
