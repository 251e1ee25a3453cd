// The tables that calls have changed, as they are now.
import type { JsonObject } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import type { World } from '../../../schemas/world.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { isObject } from '../tools/parameters.ts';
import { TableRows } from './table-rows.ts';

interface RowsNowProps {
  readonly world: Pick<World, 'tables' | 'rows'>;
  /** In the order of the calls. */
  readonly changes: readonly StateChange[];
}

export function RowsNow({ world, changes }: RowsNowProps): VNode | undefined {
  const tables = [...new Set(changes.map(({ table }) => table))];
  if (tables.length === 0) return undefined;
  return html`<section><h2>Rows now</h2>${tables.map((table) => {
    const ofTable = changes.filter((change) => change.table === table);
    const marked = new Set(ofTable.map(({ key }) => key));
    return html`<h3>${shown(table)}</h3>
      <${TableRows} world=${world} table=${table} rows=${rowsAfter(world, table, ofTable)} marked=${marked} />`;
  })}</section>`;
}

/** Changed and new rows come first. */
export function rowsAfter(
  { tables, rows }: Pick<World, 'tables' | 'rows'>,
  table: string,
  changes: readonly StateChange[],
): JsonObject[] {
  const key = tables[table]?.key ?? 'id';
  const now = new Map((rows[table] ?? []).map((row) => [String(row[key]), row]));
  const touched = new Map<string, JsonObject>();
  for (const { key: id, after } of changes) {
    now.delete(id);
    touched.delete(id);
    if (isObject(after)) touched.set(id, after);
  }
  return [...[...touched.values()].reverse(), ...now.values()];
}
