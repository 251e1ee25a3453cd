// Searches that find nothing although each of their filters alone would find something, and a wider search that
// drops or changes one filter.

import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Scene } from './graph-goal.ts';
import { columnOf, filtersLike, type RowList, rowsShown, type Selection } from './row-lists.ts';

export interface EmptySelection {
  readonly selection: Selection;
  /** The same search without one of its filters. */
  readonly wider: Selection;
}

const draws = 12;
/** With more rows than these, the wider search is no longer an answer. */
const mostWider = 30;

export function emptySelection(rows: RowList, { scratch, random }: Scene): EmptySelection | undefined {
  const all = scratch.databaseOf(rows.tool).snapshot()[rows.table] ?? [];
  if (all.length < 2) return undefined;
  for (let draw = 0; draw < draws; draw += 1) {
    const [one, other] = random.shuffle([...all]).slice(0, 2);
    const first = one && random.shuffle(filtersLike(one, rows)).find(([name]) => isSharp(name, rows));
    const second =
      other &&
      first &&
      random.shuffle(filtersLike(other, rows)).find(([name]) => columnOf(name) !== columnOf(first[0]));
    if (!first || !second) continue;
    const filters = Object.fromEntries([first, second] satisfies [string, Json][]);
    if (rowsShown(rows, filters, scratch).length > 0) continue;
    const [kept] = random.shuffle([first, second]);
    const wider = kept ? rowsShown(rows, Object.fromEntries([kept]), scratch) : [];
    if (!kept || wider.length === 0 || wider.length > mostWider) continue;
    return {
      selection: { rows, filters, total: 0 },
      wider: { rows, filters: Object.fromEntries([kept]), total: wider.length },
    };
  }
  return undefined;
}

/** A choice or a text that must be met exactly, as opposed to the bound of a range. */
const isSharp = (name: string, { tool }: RowList): boolean =>
  propertiesOf(tool.inputSchema).some(
    ([each, schema]) =>
      each === name && (Array.isArray(schema.enum) || columnOf(name) === name.toLowerCase()),
  );
