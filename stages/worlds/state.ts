// Compares states: what changed between two, and a hash that is equal for states that mean the same.
import { hashOf } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import type { Row, State, WorldDatabase } from './database.ts';
import type { Pair } from './table-rows.ts';

type Known = Pick<WorldDatabase, 'world' | 'initial' | 'foreignKeys'>;

const asJson = (row: Row): JsonObject =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? null : value]),
  );

export const changesBetween = (before: State, after: State, { world }: Pick<Known, 'world'>): StateChange[] =>
  Object.entries(world.tables).flatMap(([table, { key }]) => {
    if (before[table] === after[table]) return [];
    return changesOf(table, key, withoutSameEnds(before[table] ?? [], after[table] ?? []));
  });

/** What has changed since the last snapshot of a database, which takes no other. */
export function changesSince(database: Pick<WorldDatabase, 'world' | 'changed'>): StateChange[] {
  const changed = database.changed();
  if (changed.size === 0) return [];
  return Object.entries(database.world.tables).flatMap(([table, { key }]) => {
    const pair = changed.get(table);
    return pair ? changesOf(table, key, pair) : [];
  });
}

function changesOf(table: string, key: string, { before, after }: Pair): StateChange[] {
  const old = new Map(before.map((row) => [String(row[key]), row]));
  const now = new Map(after.map((row) => [String(row[key]), row]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): StateChange[] => {
    const [from, to] = [old.get(id), now.get(id)];
    if (from && to && isSame(from, to)) return [];
    return [{ table, key: id, before: from ? asJson(from) : null, after: to ? asJson(to) : null }];
  });
}

/** Both lists without the rows at their start and at their end that are the same: most calls change one row. */
function withoutSameEnds(before: readonly Row[], after: readonly Row[]): Pair {
  const shorter = Math.min(before.length, after.length);
  const isSameAt = (from: number, to: number): boolean => {
    const [a, b] = [before[from], after[to]];
    return a !== undefined && b !== undefined && isSame(a, b);
  };
  let start = 0;
  while (start < shorter && isSameAt(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && isSameAt(before.length - 1 - end, after.length - 1 - end)) end += 1;
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

/** Rows of one table have the same columns. */
function isSame(a: Row, b: Row): boolean {
  if (a === b) return true;
  for (const column in a) if (a[column] !== b[column]) return false;
  return true;
}

/** Replaces the key of a row that was made during play: two plays may number such rows differently. */
const madeKey = '(made)';
const filled = '(filled)';

/** The keys that a world started with, by table. */
const givenKeys = new WeakMap<State, ReadonlyMap<string, ReadonlySet<string>>>();

function givenIn({ world, initial }: Known): ReadonlyMap<string, ReadonlySet<string>> {
  const given =
    givenKeys.get(initial) ??
    new Map(
      Object.entries(world.tables).map(([table, { key }]) => [
        table,
        new Set((initial[table] ?? []).map((row) => String(row[key]))),
      ]),
    );
  givenKeys.set(initial, given);
  return given;
}

/** Hashes of rows, by the state that their world started with: a snapshot shares most rows with the one before. */
const rowHashes = new WeakMap<State, WeakMap<Row, string>>();

/** Hashes of tables by what they started as and the rows that they have: most tables of a play never change. */
const tableHashes = new WeakMap<State, WeakMap<readonly Row[], string>>();

/**
 * The canonical form of a state: for each table a hash of its rows without exempt columns, with semantic ones
 * reduced to whether they are filled, with one key for all rows that were made during play, and in an order that
 * does not depend on keys.
 */
export function canonicalState(state: State, known: Known): JsonObject {
  const { world, initial } = known;
  const hashes = tableHashes.get(initial) ?? new WeakMap<readonly Row[], string>();
  tableHashes.set(initial, hashes);
  return Object.fromEntries(
    Object.keys(world.tables).map((table) => {
      const rows = state[table] ?? [];
      const hash = hashes.get(rows) ?? tableHash(table, rows, known);
      hashes.set(rows, hash);
      return [table, hash];
    }),
  );
}

function tableHash(table: string, rows: readonly Row[], known: Known): string {
  const { world, foreignKeys } = known;
  const given = givenIn(known);
  const { key, columns = {} } = world.tables[table] ?? {};
  const canonicalValue = (column: string, value: Row[string]): Json => {
    if (value === null || value === undefined) return null;
    const target = column === key ? table : foreignKeys[table]?.[column];
    if (target !== undefined && !given.get(target)?.has(String(value))) return madeKey;
    if (columns[column] === 'semantic') return filled;
    return value instanceof Uint8Array ? null : value; // 25 and 25.0 are one number in JavaScript
  };
  const hashOfRow = (row: Row): string =>
    hashOf(
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => columns[column] !== 'exempt')
          .map(([column, value]) => [column, canonicalValue(column, value)]),
      ),
    );
  const hashes = rowHashes.get(known.initial) ?? new WeakMap<Row, string>();
  rowHashes.set(known.initial, hashes);
  const hashed = rows.map((row) => {
    const hash = hashes.get(row) ?? hashOfRow(row);
    hashes.set(row, hash);
    return hash;
  });
  return hashOf(hashed.sort());
}

export function stateHash(state: State, known: Known): string {
  return hashOf(canonicalState(state, known));
}
