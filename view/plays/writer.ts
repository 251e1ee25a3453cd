// Takes committed lines into the index, and withdrawn ones out of it: all lines of a piece at once, or none.
import { type DuckDBAppender, type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { UsageError } from '../../pipeline/errors.ts';
import { committedIn, parseUnitLine } from '../../pipeline/store/unit-line.ts';
import { type Cell, isIndexed, type Row, rowsOfUnit, type UnitRows } from './rows-of.ts';
import type { FedLine, Place, StageFile } from './stage-feed.ts';
import { longestWord } from './words.ts';

interface Taken {
  readonly file: StageFile;
  readonly lines: readonly FedLine[];
  readonly next: Place;
}

interface Batch {
  readonly records: Row[];
  readonly units: Row[];
  readonly read: UnitRows[];
}

export async function takeLines(connection: DuckDBConnection, taken: Taken): Promise<void> {
  await connection.run('BEGIN');
  try {
    let batch = emptyBatch();
    for (const line of taken.lines) {
      const withdrawn = addLine(batch, taken.file, line);
      if (withdrawn.length === 0) continue;
      await write(connection, batch);
      batch = emptyBatch();
      await withdraw(connection, taken.file.stage, withdrawn);
    }
    await write(connection, batch);
    await connection.run('DELETE FROM files WHERE stage = $stage', { stage: taken.file.stage });
    appendRows(await connection.createAppender('files'), [placeRow(taken)]);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

const placeRow = ({ file, next }: Taken): Row => [file.stage, next.size, next.tail, next.sum];

const emptyBatch = (): Batch => ({ records: [], units: [], read: [] });

/** Returns the units that the line withdraws. */
function addLine(
  batch: Batch,
  { stage, path, shows, isOwn }: StageFile,
  { line, start }: FedLine,
): readonly string[] {
  const parsed = parseUnitLine(line);
  if (parsed.kind === 'withdrawal') return Object.keys(parsed.withdrawn);
  if (parsed.kind === 'damaged')
    throw new UsageError(
      `${path}: the line at byte ${start} is damaged: ${parsed.why}; ` +
        '`toolloom run --repair` sets it aside and makes its unit again',
    );
  const { unit, ids } = parsed.header;
  const reasons = isOwn ? parsed.header.reasons : [];
  const made = Object.values(ids).reduce((sum, each) => sum + each.length, 0);
  if (isOwn) batch.units.push([stage, unit, made, reasons[0] ?? '']);
  const shown = Object.entries(ids).filter(([collection]) => shows(collection));
  for (const [collection, each] of shown)
    for (const id of each) batch.records.push([collection, id, stage, unit, start, line.length]);
  if (!isIndexed({ ids: Object.fromEntries(shown), reasons })) return [];
  const { records, rejects } = committedIn(line);
  const seen = Object.fromEntries(Object.entries(records).filter(([collection]) => shows(collection)));
  batch.read.push(
    rowsOfUnit({ records: seen, rejects: isOwn ? rejects : [] }, { stage, unit, start, length: line.length }),
  );
  return [];
}

async function write(connection: DuckDBConnection, { records, units, read }: Batch): Promise<void> {
  const tables = {
    records,
    units,
    tasks: read.flatMap(({ tasks }) => tasks),
    agents: read.flatMap(({ agents }) => agents),
    names: read.flatMap(({ names }) => names),
    verdicts: read.flatMap(({ verdicts }) => verdicts),
    selected: read.flatMap(({ selected }) => selected),
  };
  for (const [table, rows] of Object.entries(tables))
    if (rows.length > 0) appendRows(await connection.createAppender(table), rows);
  await writePlays(
    connection,
    read.flatMap(({ plays }) => plays),
  );
}

async function writePlays(connection: DuckDBConnection, plays: UnitRows['plays']): Promise<void> {
  if (plays.length === 0) return;
  const counted = await connection.runAndReadAll('SELECT coalesce(max(number), -1)::INTEGER FROM plays');
  const first = Number(counted.getRowsJS()[0]?.[0] ?? -1) + 1;
  appendRows(
    await connection.createAppender('plays'),
    plays.map(({ row }, index) => [first + index, ...row]),
  );
  await connection.run('CREATE OR REPLACE TEMP TABLE texts(number INTEGER, text VARCHAR)');
  appendRows(
    await connection.createAppender('texts'),
    plays.map(({ text }, index) => [first + index, text]),
  );
  // In the order of the words, so that those of one beginning lie together.
  await connection.run(
    `INSERT INTO words SELECT DISTINCT left(word, ${longestWord}) AS word, number FROM (
       SELECT number, unnest(regexp_extract_all(lower(text), '[\\p{L}\\p{N}]+')) AS word FROM texts
     ) ORDER BY word, number`,
  );
}

/**
 * Puts the words of all plays in order. Those of each batch are in order already, but a search then looks into every
 * batch, and so at all of them: 1.3 s among the words of 100,000 plays.
 */
export async function sortWords(connection: DuckDBConnection): Promise<void> {
  await connection.run('BEGIN');
  await connection.run('CREATE TABLE sorted AS FROM words ORDER BY word, number');
  await connection.run('DROP TABLE words');
  await connection.run('ALTER TABLE sorted RENAME TO words');
  await connection.run('COMMIT');
}

export function appendRows(appender: DuckDBAppender, rows: readonly Row[]): void {
  for (const row of rows) {
    for (const [column, cell] of row.entries()) appendCell(appender, column, cell);
    appender.endRow();
  }
  appender.closeSync();
}

function appendCell(appender: DuckDBAppender, column: number, cell: Cell): void {
  if (typeof cell === 'string') appender.appendVarchar(cell);
  else if (typeof cell === 'number') appender.appendValue(cell, appender.columnType(column));
  else appender.appendList(listValue([...cell]), LIST(VARCHAR));
}

async function withdraw(
  connection: DuckDBConnection,
  stage: string,
  units: readonly string[],
): Promise<void> {
  const values = { stage, units: listValue([...units]) };
  const given = 'stage = $stage AND list_contains($units, unit)';
  await connection.run(`DELETE FROM words WHERE number IN (SELECT number FROM plays WHERE ${given})`, values);
  for (const table of ['units', 'records', 'plays', 'tasks', 'agents', 'names', 'verdicts', 'selected'])
    await connection.run(`DELETE FROM ${table} WHERE ${given}`, values);
}
