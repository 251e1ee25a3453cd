// Rows of one table of a world, with the key and the label of the table first.
import type { JsonObject } from '../../../schemas/json.ts';
import type { World } from '../../../schemas/world.ts';
import { html, useState, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

interface TableRowsProps {
  readonly world: Pick<World, 'tables'>;
  readonly table: string;
  readonly rows: readonly JsonObject[];
  /** Keys of rows that stand out. */
  readonly marked?: ReadonlySet<string>;
}

/** Rows that are shown at once. */
const usual = 100;

const classes = {
  exact: 'compared by value',
  semantic: 'free text: compared by whether it is filled',
  exempt: 'not compared',
} as const;

export function TableRows({ world, table, rows, marked }: TableRowsProps): VNode {
  const [most, setMost] = useState(usual);
  const { key = 'id', label = '', columns = {} } = world.tables[table] ?? {};
  const names = [...new Set([key, label, ...Object.keys(columns), ...Object.keys(rows[0] ?? {})])].filter(
    (name) => name !== '' && (name in columns || rows.some((row) => name in row)),
  );
  if (rows.length === 0) return html`<p class="empty">No rows.</p>`;
  return html`<div class="scrolls"><table class="rows">
    <thead><tr>${names.map(
      (name) =>
        html`<th title=${classes[columns[name] ?? 'exact']}>${shown(name)}${
          name === key && html` <span class="dim">key</span>`
        }</th>`,
    )}</tr></thead>
    <tbody>${rows
      .slice(0, most)
      .map(
        (row) =>
          html`<tr class=${marked?.has(String(row[key])) ? 'marked' : ''}>${names.map(
            (name) =>
              html`<td class=${typeof row[name] === 'number' ? 'number' : ''}>${cellText(row[name])}</td>`,
          )}</tr>`,
      )}</tbody></table>
    ${rows.length > most && html`<button class="more" onClick=${() => setMost(rows.length)}>show all ${rows.length} rows</button>`}
  </div>`;
}

function cellText(value: JsonObject[string] | undefined): VNode | string {
  if (value === null || value === undefined) return html`<span class="dim">null</span>`;
  return shown(typeof value === 'string' ? value : JSON.stringify(value));
}
