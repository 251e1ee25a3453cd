// What the calls of a task's oracle change, found by making them. Only a play that ends in another state needs
// it: the judge then says which row and which field differ.
import { canonicalJson, randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, Step, Trajectory } from '../../schemas/trajectory.ts';
import { openAgent } from '../environments/joined.ts';
import { withLastingFaults } from '../environments/with-faults.ts';
import { loadedParts } from '../environments/world.ts';
import { simulationsOf } from '../simulations/simulation.ts';
import { newTape } from '../simulations/tape.ts';
import { nameInWords } from '../values-in-words.ts';

export interface ExpectedChanges {
  readonly changes: readonly StateChange[];
  /** Columns, as table.column, whose values may differ: free text, times, and keys made during the play. */
  readonly loose: ReadonlySet<string>;
}

export async function expectedChangesOf(
  { task: taskId, agent: agentId }: Pick<Trajectory, 'task' | 'agent'>,
  store: Reader,
  signal: AbortSignal,
): Promise<ExpectedChanges> {
  const [task, agent] = await Promise.all([store.get('tasks', taskId), store.get('agents', agentId)]);
  const { plants, workspace } = task;
  const staged = { plants, workspace, tape: newTape(task.simulated) };
  await using opened = await openAgent({ ...agent, ...staged }, store, signal);
  const session = withLastingFaults(opened, task.faults, randomFor('oracle', task.request));
  const changes: StateChange[] = [];
  for (const { tool, arguments: given } of task.oracle.calls)
    changes.push(...(await session.call(tool, given)).changes);
  const loaded = await loadedParts(agent.parts, store);
  const tables = [
    ...loaded.map(({ loaded: { world } }) => world.tables),
    ...(await simulationsOf(agent.parts, store)).map((simulation) => simulation.tables),
  ];
  const loose = tables
    .flatMap((each) => Object.entries(each))
    .flatMap(([table, { columns }]) =>
      Object.entries(columns).flatMap(([column, how]) => (how === 'exact' ? [] : [`${table}.${column}`])),
    );
  return { changes, loose: new Set(loose) };
}

interface NetChange {
  readonly table: string;
  readonly key: string;
  readonly before: Json;
  after: Json;
}

/** The rows that differ in the end from what they were, each once. */
function netChanges(changes: readonly StateChange[]): NetChange[] {
  const net = new Map<string, NetChange>();
  for (const { table, key, before, after } of changes) {
    const known = net.get(`${table}:${key}`);
    if (known) known.after = after;
    else net.set(`${table}:${key}`, { table, key, before, after });
  }
  return [...net.values()].filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
}

export interface Difference {
  /** "the due date of LN-1001 is 2025-03-29, expected 2025-03-28" */
  readonly text: string;
  /** Index of the step that last changed the row; undefined if none did. */
  readonly step: number | undefined;
}

/** How the rows at the end differ from those that the oracle leaves, the most telling difference first. */
export function differences(
  steps: readonly Pick<Step, 'result'>[],
  { changes, loose }: ExpectedChanges,
): Difference[] {
  const made = netChanges(steps.flatMap(({ result }) => result.changes));
  const wanted = netChanges(changes);
  const stepOf = ({ table, key }: NetChange): number | undefined => {
    const at = steps.findLastIndex(({ result }) =>
      result.changes.some((change) => change.table === table && change.key === key),
    );
    return at === -1 ? undefined : at;
  };
  const isExact = (table: string, column: string): boolean => !loose.has(`${table}.${column}`);
  const newRows = pairedNewRows(made, wanted);
  const wrong = wanted.flatMap((want): Difference[] => {
    const got = want.before === null ? newRows.get(want) : made.find((one) => isSameRow(one, want));
    if (!got) return [{ text: untouched(want), step: undefined }];
    return fieldDifferences(got, want, isExact).map((text) => ({ text, step: stepOf(got) }));
  });
  const paired = new Set(newRows.values());
  const extra = made
    .filter((one) => !paired.has(one) && !wanted.some((want) => isSameRow(one, want)))
    .map((one) => ({ text: unexpected(one), step: stepOf(one) }));
  return [
    ...wrong.filter(({ step }) => step !== undefined),
    ...extra,
    ...wrong.filter(({ step }) => step === undefined),
  ];
}

const isSameRow = (a: NetChange, b: NetChange): boolean => a.table === b.table && a.key === b.key;

/** Two plays may number new rows differently, so the rows of one table that agree most belong together. */
function pairedNewRows(made: readonly NetChange[], wanted: readonly NetChange[]): Map<NetChange, NetChange> {
  const free = new Set(made.filter(({ before }) => before === null));
  const pairs = new Map<NetChange, NetChange>();
  for (const want of wanted) {
    if (want.before !== null) continue;
    const [best] = [...free]
      .filter(({ table }) => table === want.table)
      .map((one) => ({ one, agreeing: agreement(one.after, want.after) }))
      .sort((a, b) => b.agreeing - a.agreeing);
    if (!best) continue;
    free.delete(best.one);
    pairs.set(want, best.one);
  }
  return pairs;
}

const members = (row: Json): JsonObject => (isObject(row) ? row : {});

const agreement = (a: Json, b: Json): number =>
  Object.entries(members(a)).filter(([column, value]) => value === members(b)[column]).length;

function fieldDifferences(
  got: NetChange,
  want: NetChange,
  isExact: (table: string, column: string) => boolean,
): string[] {
  if (got.after === null || want.after === null)
    return got.after === want.after
      ? []
      : [
          got.after === null
            ? `${got.key} was removed, expected to stay`
            : `${got.key} is still there, expected to be removed`,
        ];
  const [is, expected] = [members(got.after), members(want.after)];
  const isNewKey = (column: string): boolean => want.before === null && is[column] === got.key;
  return tellingOrder(Object.keys(expected))
    .filter((column) => isExact(want.table, column) && !isNewKey(column) && is[column] !== expected[column])
    .map(
      (column) =>
        `the ${nameInWords(column)} of ${got.key} is ${shown(is[column])}, expected ${shown(expected[column])}`,
    );
}

const shown = (value: Json | undefined): string =>
  value === undefined || value === null ? 'empty' : typeof value === 'string' ? value : JSON.stringify(value);

function untouched({ table, key, before, after }: NetChange): string {
  const noun = nameInWords(table);
  if (before === null)
    return `nothing was added to the ${noun}, expected a new one with ${fieldsOf(after, key)}`;
  if (after === null) return `${key} is still there, expected to be removed`;
  const [was, expected] = [members(before), members(after)];
  const changed = tellingOrder(Object.keys(expected)).find((column) => was[column] !== expected[column]);
  return changed === undefined
    ? `${key} was not changed`
    : `the ${nameInWords(changed)} of ${key} is still ${shown(was[changed])}, expected ${shown(expected[changed])}`;
}

/** What a row was before, and when it changed, tells less than what it is. */
const tellingOrder = (columns: readonly string[]): string[] => {
  const isHistory = (column: string): boolean => /^(?:previous|last|old|updated|changed)_/.test(column);
  return [...columns.filter((column) => !isHistory(column)), ...columns.filter(isHistory)];
};

/** Enough of a row to recognize it. */
const fieldsOf = (row: Json, key: string): string =>
  Object.entries(members(row))
    .filter(([, value]) => value !== null && value !== key)
    .slice(0, 4)
    .map(([column, value]) => `${nameInWords(column)} ${shown(value)}`)
    .join(', ');

function unexpected({ table, key, before, after }: NetChange): string {
  if (before === null) return `${key} was added to the ${nameInWords(table)}, expected no such row`;
  if (after === null) return `${key} was removed, expected to stay`;
  const [was, is] = [members(before), members(after)];
  const changed = tellingOrder(Object.keys(is)).find((column) => was[column] !== is[column]) ?? '';
  return `the ${nameInWords(changed)} of ${key} is ${shown(is[changed])}, expected ${shown(was[changed])}`;
}
