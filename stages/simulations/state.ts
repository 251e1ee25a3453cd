// The state of a simulation: rows by table and key. What must hold in any state, what changed between two, and the
// canonical form by which states with the same meaning are equal.
import { canonicalJson } from '../../pipeline/hash.ts';
import { isObject, schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ChangeKind, SimulatedTable, SimulatedTool, SimulationDraft } from '../../schemas/simulation.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import type { State } from '../worlds/database.ts';
import { canonicalState } from '../worlds/state.ts';

export type Records = SimulationDraft['state'];
type Tables = SimulationDraft['tables'];

/** What is wrong with a state; empty when every row matches its schema, and every key and reference is right. */
export function stateFaults(state: Json, tables: Tables): string[] {
  if (!isObject(state)) return ['the state must be an object of tables'];
  const strange = Object.keys(state).filter((name) => !Object.hasOwn(tables, name));
  return [
    ...strange.map((name) => `there is no table ${name}`),
    ...Object.entries(tables).flatMap(([name, table]) => {
      const rows = state[name];
      if (!isObject(rows)) return [`${name} must be an object of rows by key`];
      return Object.entries(rows).flatMap(([key, row]) =>
        rowFaults(row, { table, key, state }).map((fault) => `${name}/${key}: ${fault}`),
      );
    }),
  ];
}

interface Place {
  readonly table: SimulatedTable;
  readonly key: string;
  readonly state: JsonObject;
}

function rowFaults(row: Json, { table, key, state }: Place): string[] {
  if (!isObject(row)) return ['a row must be an object'];
  const faults = schemaFaults(table.row, row);
  if (String(row[table.key]) !== key) faults.push(`its ${table.key} must be ${key}`);
  for (const column of Object.keys(row))
    if (!Object.hasOwn(table.columns, column)) faults.push(`there is no column ${column}`);
  for (const [column, target] of Object.entries(table.references)) {
    const rows = state[target];
    for (const value of [row[column] ?? null].flat())
      if (value !== null && !(isObject(rows) && Object.hasOwn(rows, String(value))))
        faults.push(`its ${column} names ${String(value)}, which is not in ${target}`);
  }
  return faults;
}

export function changesBetween(before: Records, after: Records): StateChange[] {
  return Object.keys(after).flatMap((table) => {
    const [old, now] = [before[table] ?? {}, after[table] ?? {}];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort().flatMap((key): StateChange[] => {
      const [from, to] = [rowIn(old, key), rowIn(now, key)];
      return canonicalJson(from) === canonicalJson(to) ? [] : [{ table, key, before: from, after: to }];
    });
  });
}

const rowIn = (rows: Records[string], key: string): JsonObject | null =>
  Object.hasOwn(rows, key) ? (rows[key] ?? null) : null;

/** The state after recorded changes. */
export function withChanges(state: Records, changes: readonly StateChange[]): Records {
  const tables = new Map(
    Object.entries(state).map(([table, rows]) => [table, new Map(Object.entries(rows))]),
  );
  for (const { table, key, after } of changes) {
    if (isObject(after)) tables.get(table)?.set(key, after);
    else tables.get(table)?.delete(key);
  }
  return Object.fromEntries([...tables].map(([table, rows]) => [table, Object.fromEntries(rows)]));
}

/** What is wrong with the changes of a call: only what its tool may do, and nothing to a fixed column. */
export function changeFaults(
  { name, effect, changes: allowed }: Pick<SimulatedTool, 'name' | 'effect' | 'changes'>,
  changes: readonly StateChange[],
  tables: Tables,
): string[] {
  if (effect === 'read' && changes.length > 0) return [`${name} only reads, so it changes nothing`];
  return changes.flatMap((change) => {
    const { table, key } = change;
    const kind = kindOf(change);
    const may = allowed.filter((each) => each.table === table).flatMap((each) => each.may);
    const fixed = fixedColumns(change, tables[table]?.fixed ?? []);
    return [
      ...(may.includes(kind) ? [] : [`${name} may not ${kind} rows of ${table}, such as ${key}`]),
      ...fixed.map((column) => `the ${column} of ${table}/${key} never changes`),
    ];
  });
}

const kindOf = ({ before, after }: StateChange): ChangeKind =>
  before === null ? 'add' : after === null ? 'remove' : 'change';

function fixedColumns({ before, after }: StateChange, fixed: readonly string[]): string[] {
  if (!isObject(before) || !isObject(after)) return [];
  return fixed.filter(
    (column) => canonicalJson(before[column] ?? null) !== canonicalJson(after[column] ?? null),
  );
}

/** As for worlds: without exempt columns, free text as filled or not, and one key for all rows made during play. */
export function canonicalRecords(
  state: Records,
  { tables, state: initial }: Pick<SimulationDraft, 'tables' | 'state'>,
): JsonObject {
  const references = Object.entries(tables).map(([name, table]) => [name, table.references] as const);
  const known = {
    world: { tables },
    initial: asRows(initial),
    foreignKeys: Object.fromEntries(references),
  };
  return canonicalState(asRows(state), known as unknown as Parameters<typeof canonicalState>[1]); // it reads no other members
}

/** Rows of a simulation hold JSON where those of a database hold SQL values. Both are compared as canonical JSON. */
const asRows = (state: Records): State =>
  Object.fromEntries(Object.entries(state).map(([table, rows]) => [table, Object.values(rows)])) as State;

/** The key that the next row gets where keys are numbered; undefined where the caller chooses it. */
export function nextKey(rows: Records[string]): string | undefined {
  const numbered = Object.keys(rows).map((key) => /^(.*?)(\d{1,12})$/.exec(key));
  const prefix = numbered[0]?.[1];
  if (prefix === undefined || numbered.some((match) => match?.[1] !== prefix)) return undefined;
  const highest = Math.max(...numbered.map((match) => Number(match?.[2])));
  const width = numbered[0]?.[2]?.length ?? 0;
  return prefix + String(highest + 1).padStart(width, '0');
}
