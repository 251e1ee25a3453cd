// Rows to refer to in a call. Half of them are drawn by a state first, so that rare states are met as often as
// common ones; the others as they come.
import type { Random } from '../../pipeline/hash.ts';
import type { Row } from './database.ts';

/** A column with more different texts than this names rows rather than states. */
const mostStates = 8;

/** Some rows that have something in common, or all of them. */
export function drawnGroup(rows: readonly Row[], random: Random): readonly Row[] {
  const columns = groupsOf(rows);
  return columns.length > 0 && random.chance(0.5) ? random.pick(random.pick(columns)) : rows;
}

/** Column by column, the rows of each state. */
type Groups = readonly (readonly (readonly Row[])[])[];

/** By the rows of a table, which are the same list until something is written to it. */
const known = new WeakMap<readonly Row[], Groups>();

function groupsOf(rows: readonly Row[]): Groups {
  const groups = known.get(rows) ?? Object.keys(rows[0] ?? {}).flatMap((column) => statesIn(rows, column));
  known.set(rows, groups);
  return groups;
}

/** The rows by their value in a column; none where the column holds no states. */
function statesIn(rows: readonly Row[], column: string): Row[][][] {
  const byState = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row[column];
    if (typeof value !== 'string') return [];
    const group = byState.get(value);
    if (group) group.push(row);
    else if (byState.size === mostStates) return [];
    else byState.set(value, [row]);
  }
  return byState.size > 1 ? [[...byState.values()]] : [];
}
