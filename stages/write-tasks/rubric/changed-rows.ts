// The rows that the oracle's calls change, and what they must be like in the end. Keys of new rows, columns that
// no comparison of states looks at, and wordings of free text are left out.
import type { Json } from '../../../schemas/json.ts';
import type { OracleCall, RowExpectation } from '../../../schemas/task.ts';
import type { Table } from '../../../schemas/world.ts';
import type { RecordedSteps } from '../../judge/policy-record.ts';
import {
  fieldsOf,
  keysMade,
  madeKey,
  type RecordedRow,
  RecordedRows,
  recordedRows,
} from '../../recorded-rows.ts';
import type { Ground } from '../ground.ts';

/** What an executed call did, with the call. */
export interface ExecutedCall {
  readonly call: OracleCall;
  readonly result: RecordedSteps[number]['result'];
}

export interface ChangedRow {
  readonly expectation: RowExpectation;
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  /** Undefined for what a live server changes. */
  readonly table: Table | undefined;
  /** The last call that changed it. */
  readonly by: OracleCall;
}

/** What a tool notes by itself so that it can undo a change: nobody asks for it. The final state has it. */
const bookkeeping = /^previous_/;

/** Contents of files that are longer are compared as a part of the final state only. */
const longestText = 4000;

/**
 * The rows that differ after the calls, in the order in which they were last changed. `earlier`: calls before
 * them, which may have created some of the rows.
 */
export function changedRows(
  executed: readonly ExecutedCall[],
  ground: Pick<Ground, 'tableOf'>,
  earlier: readonly ExecutedCall[] = [],
): ChangedRow[] {
  const recorded = new RecordedRows();
  const changedBy = new Map<string, OracleCall>();
  for (const { call, result } of executed) {
    recorded.add(result.changes);
    for (const { table, key } of result.changes) {
      changedBy.delete(`${table}:${key}`);
      changedBy.set(`${table}:${key}`, call);
    }
  }
  const created = recordedRows([...earlier, ...executed]).all();
  const made = keysMade(created);
  const isCreated = ({ table, key }: RecordedRow): boolean =>
    created.some((row) => row.isMade && row.table === table && row.key === key);
  const rows = new Map(recorded.all().map((row) => [`${row.table}:${row.key}`, row]));
  return [...changedBy].flatMap(([id, by]): ChangedRow[] => {
    const row = rows.get(id);
    if (!row) return [];
    const table = ground.tableOf(by.tool, row.table);
    const isChosen = Object.values(by.arguments).includes(row.key);
    const expectation = expectationOf(row, { table, made, isCreated: isCreated(row) && !isChosen });
    const { key, before, after } = row;
    return expectation ? [{ expectation, key, before, after, table, by }] : [];
  });
}

interface Known {
  readonly table: Table | undefined;
  /** Keys of rows that the calls created. */
  readonly made: ReadonlySet<string>;
  /** Whether a call created it under a key that the world chose. */
  readonly isCreated: boolean;
}

/** Undefined for a row that is as it was. */
function expectationOf(
  { table: name, key, isMade, before, after }: RecordedRow,
  { table, made, isCreated }: Known,
): RowExpectation | undefined {
  if (after === null) return isCreated ? undefined : { table: name, key, becomes: 'removed', fields: {} };
  if (!isMade && JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const was = fieldsOf(before);
  const fields = Object.entries(fieldsOf(after)).flatMap(([column, value]): [string, Json][] => {
    const isCompared = table
      ? table.columns[column] === 'exact' && column !== table.key && !bookkeeping.test(column)
      : true;
    const isNew = isMade ? value !== null : JSON.stringify(was[column]) !== JSON.stringify(value);
    const isLong = typeof value === 'string' && value.length > longestText;
    if (!isCompared || !isNew || isLong) return [];
    return [[column, typeof value === 'string' && made.has(value) ? madeKey : value]];
  });
  return {
    table: name,
    // A file is created under the name that it must have; a record gets its key from the world.
    key: isCreated && table ? madeKey : key,
    becomes: isMade ? 'made' : 'changed',
    fields: Object.fromEntries(fields),
  };
}
