// What the tools of an entity write: declared by kind, so that rules know what can break them, and as SQL, so
// that statements and the guards of rules say the same.
import { exists, type Guard, guard, nextKey } from '../worlds/programs.ts';
import { identifier, literal, today } from '../worlds/sql.ts';
import { columnNamed, type EntityView } from './entity-view.ts';

/** What an operation writes. `sets` names the fields. */
export type Write =
  /** One new row, several from a list, or one that starts as a copy of another. */
  | { readonly kind: 'row' | 'rows' | 'copy'; readonly sets: readonly string[] }
  /** Values of rows; the thing that rows belong to; a number that goes up or down; a day with a time. */
  | { readonly kind: 'fields' | 'owner' | 'amount' | 'slot'; readonly sets: readonly string[] }
  /** A move from some states to another. */
  | {
      readonly kind: 'state';
      readonly sets: readonly string[];
      readonly from: readonly string[];
      readonly to: string;
    }
  /** A move back to the state before, whichever it was. */
  | { readonly kind: 'undo'; readonly sets: readonly string[] }
  | { readonly kind: 'removal'; readonly sets: readonly [] };

/** The SQL of a write: the values of columns, and where they go. */
export interface Change {
  /** Column -> SQL over the old row, the item of `from`, and the parameters. */
  readonly values: Readonly<Record<string, string>>;
  /** Which rows change. New rows have none. */
  readonly where?: string;
  /** What new rows are made from, as the FROM of a query. */
  readonly from?: string;
}

export const isNewRow = ({ kind }: Write): boolean => ['row', 'rows', 'copy'].includes(kind);

export const setsField = (write: Write, field: string): boolean =>
  (write.sets as readonly string[]).includes(field);

export function statementOf(view: EntityView, write: Write, { values, where, from }: Change): string {
  const table = identifier(view.table);
  const entries = Object.entries(values);
  if (write.kind === 'removal') return `DELETE FROM ${table} WHERE ${where}`;
  if (!isNewRow(write)) {
    const assignments = entries.map(([column, sql]) => `${identifier(column)} = ${sql}`).join(', ');
    return `UPDATE ${table} SET ${assignments} WHERE ${where}`;
  }
  const columns = entries.map(([column]) => identifier(column)).join(', ');
  const list = entries.map(([, sql]) => sql).join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${list}${from === undefined ? '' : ` FROM ${from}`}`;
}

/**
 * All values of a new row: its key, what is set, its first states, and for what a row needs and nothing sets,
 * today or zero. `ahead`: SQL for how many new rows of the same statement come before it.
 */
export function newRow(
  view: EntityView,
  set: Readonly<Record<string, string>>,
  ahead?: string,
): Record<string, string> {
  const { states } = view.entity;
  const first = Object.entries(states).map(([name, [value = '']]) => [name, literal(value)] as const);
  const fixed = view.columns
    .filter(({ name, field, optional }) => !(name in set) && !optional && !states[field])
    .map(({ name, kind }) => [name, kind.schema.format === 'date' ? today : '0'] as const);
  return { id: nextKey(view, ahead), ...set, ...Object.fromEntries([...first, ...fixed]) };
}

/** The rows that a change makes or touches, each before and after it. Columns are named when asked for. */
export interface RowChange {
  /** Its key; NULL for a new row. */
  readonly id: string;
  before(field: string): string;
  after(field: string): string;
}

/** All rows of one write, as a rule asks about them. */
export interface AffectedRows {
  /** The row in question. */
  readonly row: RowChange;
  /** How many rows of the same write meet a condition. */
  count(condition: (other: RowChange) => string): string;
}

/** The guard that refuses a write when some row that it affects meets the condition. */
export function refuseWhen(
  { view, write, change }: { view: EntityView; write: Write; change: Change },
  violation: (affected: AffectedRows) => string,
  { code, message }: Guard['error'],
): Guard {
  const columns = new Map([['id', isNewRow(write) ? 'NULL' : identifier(view.key)]]);
  const kept = (name: string): string => (isNewRow(write) ? 'NULL' : identifier(name));
  const rowAs = (alias: string): RowChange => {
    const named = (name: string, sql: string): string => {
      columns.set(name, sql);
      return `${alias}.${identifier(name)}`;
    };
    const column = (field: string): string => columnNamed(view, field).name;
    return {
      id: `${alias}."id"`,
      before: (field) => named(`old_${column(field)}`, kept(column(field))),
      after: (field) => named(`new_${column(field)}`, change.values[column(field)] ?? kept(column(field))),
    };
  };
  const rows = (): string => {
    const list = [...columns].map(([name, sql]) => `${sql} AS ${identifier(name)}`).join(', ');
    const from = isNewRow(write) ? change.from : `${identifier(view.table)} WHERE ${change.where}`;
    return `(SELECT ${list}${from === undefined ? '' : ` FROM ${from}`})`;
  };
  const condition = violation({
    row: rowAs('a'),
    count(conditionOn) {
      const met = conditionOn(rowAs('b')); // names its columns before they are selected
      return `(SELECT COUNT(*) FROM ${rows()} b WHERE ${met})`;
    },
  });
  return guard(`NOT EXISTS (SELECT 1 FROM ${rows()} a WHERE ${condition})`, code, message);
}

/** Another row of a table that meets a condition, as a rule asks for it. */
export const hasRow = (table: string, where: string): string => exists({ table }, where);
