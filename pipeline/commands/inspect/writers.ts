// How the rows of an answer are written: a table for people, or JSON lines or CSV for programs.
import type { Json } from '../../../schemas/json.ts';
import type { Answer } from '../inspector.ts';
import { type Notes, type Output, writeJson } from '../output.ts';
import { gridText } from './grid.ts';

export interface Outputs {
  readonly stdout: Output;
  readonly stderr: Notes;
}

export async function writeJsonRows({ columns, batches }: Answer, { stdout }: Outputs): Promise<void> {
  for await (const rows of batches())
    for (const row of rows)
      await writeJson(stdout, Object.fromEntries(columns.map((name, column) => [name, row[column] ?? null])));
}

/** As RFC 4180 has it, but for ends of lines; lists and objects are JSON texts. */
export async function writeCsvRows({ columns, batches }: Answer, { stdout }: Outputs): Promise<void> {
  const write = (cells: readonly Json[]): Promise<void> =>
    (stdout.isTerminal ? stdout.write : stdout.writeAsIs)(`${cells.map(csvCell).join(',')}\n`);
  await write(columns);
  for await (const rows of batches()) for (const row of rows) await write(row);
}

function csvCell(value: Json): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

interface TableOptions {
  /** Rows to show. */
  readonly limit: number;
  readonly isFull: boolean;
}

export async function writeTable(
  { columns, batches }: Answer,
  { stdout, stderr }: Outputs,
  { limit, isFull }: TableOptions,
): Promise<void> {
  const rows: (readonly Json[])[] = [];
  for await (const batch of batches()) {
    rows.push(...batch.slice(0, limit + 1 - rows.length));
    if (rows.length > limit) break;
  }
  const width = stdout.isTerminal ? stderr.screen.columns : undefined;
  await stdout.write(`${gridText(columns, rows.slice(0, limit), { width, isFull })}\n`);
  const shown = Math.min(rows.length, limit);
  const note =
    rows.length > limit
      ? `the first ${shown} rows; --limit shows more, --json all`
      : `${shown} ${shown === 1 ? 'row' : 'rows'}`;
  stderr.write(`(${note})\n`);
}
