// One table for each format in which the runs have training files: a row of a file is a row of the table, with the file,
// the line, and the provenance that stands beside it in provenance.jsonl.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../../pipeline/errors.ts';
import { compareIds } from '../../../pipeline/store.ts';
import { pairExporters } from '../../../stages/exporters/index.ts';
import { pairProvenanceSchema } from '../../../stages/exporters/pair-exporter.ts';
import { rowProvenanceSchema } from '../../../stages/exporters/row-provenance.ts';
import { type Columns, columnsOf } from '../columns.ts';
import type { OpenRun, Table } from '../table.ts';

/** SQL names without quotes take no hyphen. */
export const datasetTableName = (format: string): string => `dataset.${format.replaceAll('-', '_')}`;

export async function datasetTables(runs: readonly OpenRun[]): Promise<readonly Table[]> {
  const formats = new Set<string>();
  for (const { store } of runs) for await (const { format } of store.read('datasets')) formats.add(format);
  return await Promise.all([...formats].sort(compareIds).map((format) => tableOf(format, runs)));
}

async function tableOf(format: string, runs: readonly OpenRun[]): Promise<Table> {
  const isPairs = pairExporters.some((exporter) => exporter.format === format);
  const provenance = columnsOf(isPairs ? pairProvenanceSchema : rowProvenanceSchema);
  return {
    name: datasetTableName(format),
    summary: `rows of the training files of the format ${format}`,
    columns: {
      ...{ split: 'VARCHAR', file: 'VARCHAR', line: 'BIGINT' },
      ...(await memberTypes(format, runs)),
      provenance: `STRUCT(${Object.entries(provenance)
        .map(([name, type]) => `"${name}" ${type}`)
        .join(', ')})`,
    },
    rows: (run) => rowsOf(format, run),
  };
}

/** All rows of a format have the same members. */
async function memberTypes(format: string, runs: readonly OpenRun[]): Promise<Columns> {
  for (const run of runs)
    for await (const { split, file, line, provenance, ...members } of rowsOf(format, run))
      return Object.fromEntries(
        Object.entries(members).map(([name, value]) => [
          name,
          typeof value === 'string' ? 'VARCHAR' : 'JSON',
        ]),
      );
  return {};
}

interface DatasetRow extends Record<string, unknown> {
  readonly split: string;
  readonly file: string;
  readonly line: number;
  readonly provenance: object;
}

/** In the order of provenance.jsonl, in which the lines of each file have their order. */
async function* rowsOf(format: string, run: OpenRun): AsyncIterable<DatasetRow> {
  const folder = join(run.directory, 'datasets', format);
  const isExported = await hasFormat(format, run);
  if (!isExported) return;
  const files = new Map<string, AsyncIterator<object>>();
  try {
    for await (const origin of jsonLines(join(folder, 'provenance.jsonl'))) {
      const { file, line, ...provenance } = origin as { file: string; line: number; split: string }; // as exported
      const lines = files.get(file) ?? jsonLines(join(folder, file))[Symbol.asyncIterator]();
      files.set(file, lines);
      const { value, done } = await lines.next();
      if (done) throw changed(join(folder, file), run);
      yield { split: provenance.split, file, line, ...value, provenance };
    }
  } finally {
    for (const lines of files.values()) await lines.return?.();
  }
}

async function hasFormat(format: string, { store }: OpenRun): Promise<boolean> {
  for await (const dataset of store.read('datasets')) if (dataset.format === format) return true;
  return false;
}

async function* jsonLines(path: string): AsyncIterable<object> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new UsageError(`${path} is missing; \`toolloom run --run DIR\` writes it again`, { cause });
  });
  let number = 0;
  for await (const line of file.readLines()) {
    number += 1;
    yield parsed(line, `${path}:${number}`);
  }
}

function parsed(line: string, place: string): object {
  try {
    return JSON.parse(line) as object; // rows are objects
  } catch (cause) {
    throw new UsageError(
      `${place} is not JSON; delete the file, and \`toolloom run --run DIR\` writes it again`,
      {
        cause,
      },
    );
  }
}

const changed = (path: string, { directory }: OpenRun): UsageError =>
  new UsageError(
    `${path} has fewer rows than its provenance.jsonl; delete it, and \`toolloom run --run ${directory}\` ` +
      'writes it again',
  );
