// A table of a few hundred rows at most; longer ones are virtual lists.
import { type ComponentChildren, html, type VNode } from '../html.ts';

export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Text is shown as text, whatever is in it. */
  cell(row: Row): ComponentChildren;
}

interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Said in place of an empty table. */
  readonly empty?: string;
}

export function Table<Row>({ columns, rows, empty = 'Nothing here.' }: TableProps<Row>): VNode {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="scrolls"><table>
    <thead><tr>${columns.map(({ title, isNumber }) => html`<th class=${isNumber ? 'number' : ''}>${title}</th>`)}</tr></thead>
    <tbody>${rows.map(
      (row) =>
        html`<tr>${columns.map((column) => html`<td class=${column.isNumber ? 'number' : ''}>${column.cell(row)}</td>`)}</tr>`,
    )}</tbody>
  </table></div>`;
}
