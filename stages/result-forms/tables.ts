// Forms for lists and records as tables: Markdown and CSV. Members beside a list stand above or below it.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { cellOf, listingIn, type ResultForm, valueIn } from './form.ts';

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cellsIn = (line: string): string[] =>
  line
    .slice(2, -2)
    .split(' | ')
    .map((cell) => cell.trim());

function tableOf(columns: readonly string[], rows: readonly (readonly Json[])[]): string {
  return [
    tableRow(columns),
    tableRow(columns.map(() => '---')),
    ...rows.map((row) => tableRow(row.map(cellOf))),
  ].join('\n');
}

/** "### orders", the table, and "- total: 7"; or a table of fields and values for one record. */
export const markdownTable: ResultForm = {
  name: 'markdown_table',
  write(value) {
    const listing = listingIn(value);
    if (listing) {
      const { name, columns, rows, others } = listing;
      const table = tableOf(
        columns,
        rows.map((row) => columns.map((column) => row[column] ?? null)),
      );
      const more = others.map(([key, member]) => `- ${key}: ${cellOf(member)}`);
      return [`### ${name}`, '', table, ...(more.length > 0 ? ['', ...more] : [])].join('\n');
    }
    if (!isObject(value) || Object.keys(value).length === 0) return undefined;
    return tableOf(['field', 'value'], Object.entries(value));
  },
  read(text) {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.startsWith('| '));
    const head = lines[start];
    if (start === -1 || start > 2 || head === undefined || !/^\| ---/.test(lines[start + 1] ?? ''))
      return undefined;
    const body = lines.slice(start + 2);
    const rows = body.filter((line) => line.startsWith('| ')).map((line) => cellsIn(line).map(valueIn));
    if (start === 0) return Object.fromEntries(rows.map(([name, member = null]) => [String(name), member]));
    const others = body.flatMap((line) => {
      const [, name, cell] = /^- (\w+): (.*)$/.exec(line) ?? [];
      return name === undefined || cell === undefined ? [] : [[name, valueIn(cell)] as const];
    });
    return { ...Object.fromEntries(others), [(lines[0] ?? '').slice(4)]: recordsFrom(cellsIn(head), rows) };
  },
};

const recordsFrom = (columns: readonly string[], rows: readonly (readonly Json[])[]): JsonObject[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function fieldsIn(line: string): string[] {
  const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  return fields.map(([, inQuotes, bare]) => inQuotes?.replaceAll('""', '"') ?? bare ?? '');
}

/** "# orders", "# total: 7", and a header with one line for each record. Texts of several lines do not fit. */
export const csv: ResultForm = {
  name: 'csv',
  write(value) {
    const listing = listingIn(value);
    if (!listing || JSON.stringify(listing.rows).includes('\\n')) return undefined;
    const { name, columns, rows, others } = listing;
    return [
      `# ${name}`,
      ...others.map(([key, member]) => `# ${key}: ${cellOf(member)}`),
      columns.join(','),
      ...rows.map((row) => columns.map((column) => quoted(cellOf(row[column] ?? null))).join(',')),
    ].join('\n');
  },
  read(text) {
    if (!/^# \w+\n/.test(text)) return undefined;
    const lines = text.split('\n');
    const start = lines.findIndex((line) => !line.startsWith('# '));
    const others = lines.slice(1, start).map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(2, at), valueIn(line.slice(at + 2))] as const;
    });
    const rows = lines.slice(start + 1).map((line) => fieldsIn(line).map(valueIn));
    const name = (lines[0] ?? '').slice(2);
    return { ...Object.fromEntries(others), [name]: recordsFrom((lines[start] ?? '').split(','), rows) };
  },
};
