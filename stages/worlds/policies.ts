// Policies of a world: whether the rows that a call changed break one, and the guard that refuses a write
// before it does. Both evaluate the same SQL: over the changed rows, each before and after, while all tables
// are as they were before the call.

import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ChangeCheck, Policy } from '../../schemas/policy.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import { literalPattern } from '../pattern-text.ts';
import type { WorldDatabase } from './database.ts';
import { type Guard, guard } from './programs.ts';
import { identifier, literal, path } from './sql.ts';

type ChangeKind = 'insert' | 'update' | 'delete';

/** A changed row as SQL sees it: expressions for its key, its kind, and its columns before and after. */
export interface ChangedRow {
  readonly key: string;
  readonly kind: ChangeKind | { readonly sql: string };
  before(column: string): string;
  after(column: string): string;
}

/** The columns that a violation names. */
const columnsIn = (violation: string, columns: readonly string[]): string[] =>
  columns.filter(
    (column) =>
      violation.includes(`_${column}`) &&
      new RegExp(`\\b(old|new)_${literalPattern(column)}\\b`).test(violation),
  );

/** A query of the changed rows that break the policy. `from`: where the rows come from, as the end of a SELECT. */
function breachQuery(
  { violation }: Pick<ChangeCheck, 'violation'>,
  { row, columns, from, at }: { row: ChangedRow; columns: readonly string[]; from: string; at: string },
): string {
  const kind = typeof row.kind === 'string' ? literal(row.kind) : row.kind.sql;
  const list = [
    `${at} AS at`,
    `${row.key} AS "key"`,
    `${kind} AS kind`,
    ...columnsIn(violation, columns).flatMap((column) => [
      `${row.before(column)} AS ${identifier(`old_${column}`)}`,
      `${row.after(column)} AS ${identifier(`new_${column}`)}`,
    ]),
  ];
  return (
    `WITH changed_rows AS (SELECT ${list.join(', ')}${from}) ` +
    `SELECT changed.at FROM changed_rows AS changed WHERE ${violation}`
  );
}

/** The guard that refuses a write when some row that it changes breaks the policy. */
export function guardAgainst(
  { violation }: Pick<ChangeCheck, 'violation'>,
  write: { row: ChangedRow; columns: readonly string[]; from: string },
  { code, message }: Guard['error'],
): Guard {
  const query = breachQuery({ violation }, { ...write, at: '1' });
  return guard(`NOT EXISTS (${query})`, code, message);
}

/** The recorded changes of a call, as rows of json_each over the parameter :changes. */
const recordedRow: ChangedRow = {
  key: `CASE WHEN json_type(value, '$.before') = 'null' THEN NULL ELSE json_extract(value, '$.key') END`,
  kind: {
    sql:
      `CASE WHEN json_type(value, '$.before') = 'null' THEN 'insert' ` +
      `WHEN json_type(value, '$.after') = 'null' THEN 'delete' ELSE 'update' END`,
  },
  before: (column) => `json_extract(value, ${memberPath('before', column)})`,
  after: (column) => `json_extract(value, ${memberPath('after', column)})`,
};

const memberPath = (age: string, column: string): string => path(column).replace('$.', `$."${age}".`);

export interface Breach {
  readonly policy: Policy;
  /** A row whose change broke it. */
  readonly change: StateChange;
}

type PolicyWorld = Pick<WorldDatabase, 'query'> & {
  readonly world: { readonly tables: WorldDatabase['world']['tables']; readonly clock: string };
};

/**
 * The policies that a call breaks by what it changes. The database must be in the state before the call.
 * Throws the database's own message if a violation is not valid SQL.
 */
export function breachesIn(
  database: PolicyWorld,
  policies: readonly Policy[],
  changes: readonly StateChange[],
): Breach[] {
  if (changes.length === 0) return [];
  return policies.flatMap((policy): Breach[] => {
    if (policy.check.on !== 'change') return [];
    const { table } = policy.check;
    const own = changes.filter((change) => change.table === table);
    const [change] = own.length === 0 ? [] : brokenRows(database, policy.check, own);
    return change ? [{ policy, change }] : [];
  });
}

/** Each call of a world is checked by the same queries. */
const recordedQueries = new WeakMap<ChangeCheck, string>();

function recordedQuery(check: ChangeCheck, { tables }: PolicyWorld['world']): string {
  const known = recordedQueries.get(check);
  if (known !== undefined) return known;
  const columns = Object.keys(tables[check.table]?.columns ?? {});
  const sql = breachQuery(check, { row: recordedRow, columns, from: ' FROM json_each(:changes)', at: 'key' });
  recordedQueries.set(check, sql);
  return sql;
}

function brokenRows({ query, world }: PolicyWorld, check: ChangeCheck, own: StateChange[]): StateChange[] {
  const sql = recordedQuery(check, world);
  const changes: Json = own.map(({ key, before, after }) => ({ key, before, after }));
  return query(sql, { changes, now: world.clock }).flatMap(({ at }) => own[Number(at)] ?? []);
}

/** The texts that the answers of an agent must not contain, in the present state. */
export function secretsOf({ query, world }: PolicyWorld, { check }: Policy): string[] {
  if (check.on !== 'answer') return [];
  return query(check.values, { now: world.clock }).flatMap((row) => {
    const [value] = Object.values(row);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
}

/** Puts recorded changes into the rows: the state after the call that made them. */
export function applyChanges(
  database: Pick<WorldDatabase, 'run' | 'world' | 'mark' | 'deferForeignKeys'>,
  changes: readonly StateChange[],
): void {
  const mark = database.mark();
  database.deferForeignKeys();
  for (const change of changes) applyChange(database, change);
  mark.end();
}

function applyChange(
  { run, world }: Pick<WorldDatabase, 'run' | 'world'>,
  { table, key, before, after }: StateChange,
): void {
  const name = identifier(table);
  const isThisRow = `${identifier(world.tables[table]?.key ?? 'id')} = :key`;
  if (!isObject(after)) {
    run(`DELETE FROM ${name} WHERE ${isThisRow}`, { key });
    return;
  }
  const columns = Object.keys(after);
  const names = columns.map(identifier);
  const values: JsonObject = Object.fromEntries(
    columns.map((column, at) => [`v${at}`, after[column] ?? null]),
  );
  if (before === null) {
    run(
      `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map((_, at) => `:v${at}`).join(', ')})`,
      values,
    );
    return;
  }
  const assignments = names.map((column, at) => `${column} = :v${at}`).join(', ');
  run(`UPDATE ${name} SET ${assignments} WHERE ${isThisRow}`, { ...values, key });
}

/** What is wrong with policies, before anything is executed. */
export function policyFaults(
  policies: readonly Policy[],
  tables: WorldDatabase['world']['tables'],
): string[] {
  const ids = policies.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two policies have the ID ${id}`),
    ...policies.flatMap(({ id, check, enforcedBy }) => {
      const known = check.on === 'answer' || tables[check.table] !== undefined;
      const isBySpeech = check.on === 'answer' || check.unless !== undefined;
      return [
        ...(known ? [] : [`policy ${id} watches a table that does not exist`]),
        ...(isBySpeech && enforcedBy === 'tools'
          ? [`policy ${id} depends on the conversation, which tools cannot see: it binds the agent`]
          : []),
      ];
    }),
  ];
}
