// Answers a question about runs: opens them, fills the tables that are asked for, runs the SQL, and gives what comes.
import { copyFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ANY } from '@duckdb/node-api';
import type { Answer, Question } from '../../pipeline/commands/inspector.ts';
import { UsageError } from '../../pipeline/errors.ts';
import { readRunStore } from '../../pipeline/run.ts';
import { unknownName } from '../../pipeline/suggestions.ts';
import { whenAborted } from '../../pipeline/when-aborted.ts';
import { literal, quoted } from './columns.ts';
import { jsonOf } from './json-values.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { explained } from './sql-error.ts';
import type { OpenRun } from './table.ts';
import { type Catalogue, catalogueOf, namedIn, namesIn } from './tables.ts';

export async function ask(question: Question, use: (answer: Answer) => Promise<void>): Promise<void> {
  await asked(question, async ({ sql, scratch: { connection }, problem }) => {
    const result = await connection.stream(sql).catch(problem);
    const [columns, types] = [result.deduplicatedColumnNames(), result.columnTypes()];
    await use({
      columns,
      async *batches() {
        const rows = result.yieldRows();
        for (;;) {
          const { value, done } = await rows.next().catch(problem);
          if (done) return;
          yield value.map((row) => row.map((cell, index) => jsonOf(cell, types[index] ?? ANY)));
        }
      },
    });
  });
}

/** The file appears when it is whole. */
export async function writeParquet(question: Question, file: string): Promise<number> {
  let count = 0;
  await asked(question, async ({ sql, scratch: { connection, folder }, problem }) => {
    const path = join(folder, 'rows.parquet');
    const select = sql.replace(/[\s;]+$/, '');
    const result = await connection
      .runAndReadAll(`COPY (${select}\n) TO ${literal(path)} (FORMAT parquet)`)
      .catch(problem);
    count = Number(result.getRows()[0]?.[0] ?? 0);
    await copyFile(path, `${file}.partial`).catch((cause: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} cannot be written: ${cause.message}`, { cause });
    });
    await rename(`${file}.partial`, file);
  }).catch(async (error) => {
    await rm(`${file}.partial`, { force: true }).catch(() => {}); // the first error says why
    throw error;
  });
  return count;
}

interface Asked {
  readonly sql: string;
  readonly scratch: Scratch;
  /** Throws what an error of DuckDB means. */
  readonly problem: (error: unknown) => never;
}

async function asked(question: Question, use: (asked: Asked) => Promise<void>): Promise<void> {
  await using open = await openRuns(question.runs);
  const catalogue = await catalogueOf(open.runs);
  const sql = 'sql' in question ? question.sql : statementOf(question, catalogue);
  const needed = namedIn(sql, catalogue);
  const { signal } = question;
  await using scratch = await openScratch({ runs: open.runs, ...needed, signal });
  const forget = whenAborted(signal, () => scratch.connection.interrupt());
  try {
    await use({ sql, scratch, problem: (error) => explained(error, namesIn(catalogue)) });
  } finally {
    forget();
  }
}

/** A statement for rows of one table. */
function statementOf(question: Exclude<Question, { sql: string }>, catalogue: Catalogue): string {
  const { table, where, sample, isSummary } = question;
  const known = namesIn(catalogue);
  const name = known.find((each) => each === table.toLowerCase());
  if (name === undefined) throw new UsageError(unknownName({ kind: 'table' }, table, known));
  const place = name.split('.').map(quoted).join('.');
  const rows = `SELECT * FROM ${place} AS t${where === undefined ? '' : ` WHERE (${where}\n)`}`;
  if (isSummary) return `SUMMARIZE ${rows}`;
  if (!sample) return rows;
  const columns = catalogue.tables.find((each) => each.name === name)?.columns ?? {};
  const row = 'id' in columns ? 't.id' : 'to_json(t)';
  // By a hash of the seed and the row, so that neither the order of rows nor the version of DuckDB matters.
  return `${rows} ORDER BY md5(concat('${sample.seed}:', ${row})), run LIMIT ${sample.size}`;
}

interface OpenRuns extends AsyncDisposable {
  readonly runs: readonly OpenRun[];
}

export async function openRuns(directories: readonly string[]): Promise<OpenRuns> {
  const names = directories.map((directory) => basename(directory));
  const areDistinct = new Set(names).size === names.length;
  const runs: (OpenRun & { readonly store: AsyncDisposable })[] = [];
  const close = async (): Promise<void> => {
    for (const { store } of runs) await store[Symbol.asyncDispose]();
  };
  try {
    for (const directory of directories)
      runs.push({
        name: areDistinct ? basename(directory) : directory,
        directory,
        store: await readRunStore(directory),
      });
  } catch (error) {
    await close();
    throw error;
  }
  return { runs, [Symbol.asyncDispose]: close };
}
