// Reports and the list of tables, for people and for programs.
import { type CommandContext, exitCodes } from '../command.ts';
import type { Report, Section, TableInfo } from '../inspector.ts';
import { writeJson } from '../output.ts';
import { paintFor } from '../paint.ts';
import { gridText } from './grid.ts';

interface Flags {
  readonly json?: boolean;
  readonly full?: boolean;
}

export async function printReports(
  reports: readonly Report[],
  { json, full = false }: Flags,
  { stdout, stderr }: CommandContext,
): Promise<number> {
  const width = stdout.isTerminal ? stderr.screen.columns : undefined;
  const paint = paintFor(stdout);
  const sectionText = ({ title, head, rows }: Section): string =>
    `${paint('bold', title)}\n${gridText(head, rows, { width, isFull: full })}\n`;
  for (const [index, { title, sections, figures }] of reports.entries())
    if (json) await writeJson(stdout, figures);
    else
      await stdout.writeAsIs(
        `${index > 0 ? '\n' : ''}${paint('bold', title)}\n\n${sections.map(sectionText).join('\n')}`,
      );
  return exitCodes.done;
}

export async function printTables(
  tables: readonly TableInfo[],
  { json, full = false }: Flags,
  { stdout, stderr }: CommandContext,
): Promise<number> {
  if (json) for (const table of tables) await writeJson(stdout, table);
  else {
    const width = stdout.isTerminal ? stderr.screen.columns : undefined;
    const rows = tables.map(({ name, rows: count, summary, columns }) => [
      ...[name, count ?? null, summary, columns.join(', ')],
    ]);
    await stdout.write(`${gridText(['table', 'rows', 'holds', 'columns'], rows, { width, isFull: full })}\n`);
    stderr.write(
      '(`toolloom inspect TABLE` shows the first rows; docs/inspect.md has queries worth knowing)\n',
    );
  }
  return exitCodes.done;
}
