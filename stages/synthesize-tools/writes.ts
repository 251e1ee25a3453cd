// What the tools of an entity write: declared by kind, so that rules know what can break them, and as SQL, so
// that statements and the guards of rules say the same.
import type { ChangeCheck } from '../../schemas/policy.ts';
import { type ChangedRow, guardAgainst } from '../worlds/policies.ts';
import { exists, type Guard, nextKey } from '../worlds/programs.ts';
import { identifier, literal, today } from '../worlds/sql.ts';
import type { Entity } from './entity.ts';
import { columnOf } from './entity-names.ts';
import type { EntityView } from './entity-view.ts';

/** What an operation writes. `noun`: to which entity, where it is not the tool's own. `sets` names the fields. */
export type Write = WriteOfFields & { readonly noun?: string };

type WriteOfFields =
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

/** A row that a call changes, as rules ask about it: SQL for its key and its fields before and after. */
export interface RowChange {
  /** NULL for a new row. */
  readonly id: string;
  before(field: string): string;
  after(field: string): string;
}

/** All rows of one entity that a call changes, as rules ask about them. */
export interface AffectedRows {
  /** The row in question. */
  readonly row: RowChange;
  /** True for a new row. */
  readonly isNew: string;
  /** True for a row that is removed. */
  readonly isRemoved: string;
  /** How many rows of the same call meet a condition. */
  count(condition: (other: RowChange) => string): string;
}

/** The changed rows of an entity in the words of a policy (schemas/policy.ts). */
export function affectedRows(entity: Entity): AffectedRows {
  const rowAs = (alias: string): RowChange => ({
    id: `${alias}.key`,
    before: (field) => `${alias}.${identifier(`old_${columnOf(field, entity)}`)}`,
    after: (field) => `${alias}.${identifier(`new_${columnOf(field, entity)}`)}`,
  });
  return {
    row: rowAs('changed'),
    isNew: `changed.kind = 'insert'`,
    isRemoved: `changed.kind = 'delete'`,
    count: (condition) => `(SELECT COUNT(*) FROM changed_rows AS other WHERE ${condition(rowAs('other'))})`,
  };
}

/** The guard that refuses a write when some row that it affects breaks a policy. */
export function refuseBreach(
  { view, write, change }: { view: EntityView; write: Write; change: Change },
  { violation }: Pick<ChangeCheck, 'violation'>,
  error: Guard['error'],
): Guard {
  const isNew = isNewRow(write);
  const isRemoved = write.kind === 'removal';
  const kept = (column: string): string => (isNew ? 'NULL' : identifier(column));
  const row: ChangedRow = {
    key: kept(view.key),
    kind: isNew ? 'insert' : isRemoved ? 'delete' : 'update',
    before: kept,
    after: (column) => (isRemoved ? 'NULL' : (change.values[column] ?? kept(column))),
  };
  const place = isNew ? change.from : `${identifier(view.table)} WHERE ${change.where}`;
  const from = place === undefined ? '' : ` FROM ${place}`;
  return guardAgainst({ violation }, { row, columns: view.columns.map(({ name }) => name), from }, error);
}

/** Another row of a table that meets a condition, as a rule asks for it. */
export const hasRow = (table: string, where: string): string => exists({ table }, where);
