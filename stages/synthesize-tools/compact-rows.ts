// Rows with the names of their columns said once: the form in which a model writes them. One example:
//   { columns: ['id', 'name'], values: [['MB-1001', 'Ines Dahl'], ['MB-1002', 'Kofi Brandt']] }
import type { Json } from '../../schemas/json.ts';
import type { WorldDraft } from '../../schemas/world.ts';

type Rows = WorldDraft['rows'][string];

interface CompactRows {
  columns: string[];
  values: Json[][];
}

/** A row that is shorter than the list of columns has no further values. */
export const rowsFrom = ({ columns, values }: CompactRows): Rows =>
  values.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));

export function compactRows(rows: Rows): CompactRows {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, values: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}
