// The rows that the recorded changes of a play have touched so far, and whether they are as a task expects.
import { canonicalJson } from '../pipeline/hash.ts';
import { isObject } from '../pipeline/json/json-schema.ts';
import type { Json } from '../schemas/json.ts';
import type { RowExpectation } from '../schemas/task.ts';
import type { StateChange, Step } from '../schemas/trajectory.ts';

/** Stands for the key of a row that was created during play, wherever a value holds one. */
export const madeKey = '(made)';

/** What a live server changes is a text, such as that of a file; the text counts as a field. */
export const textField = 'content';

export interface RecordedRow {
  readonly table: string;
  readonly key: string;
  readonly isMade: boolean;
  readonly before: Json;
  /** Null for a row that is gone. */
  after: Json;
}

/** Every row that was touched, as it was before its first change and as it is after its last. */
export class RecordedRows {
  readonly #rows = new Map<string, RecordedRow>();

  add(changes: readonly StateChange[]): void {
    for (const { table, key, before, after } of changes) {
      const known = this.#rows.get(`${table}:${key}`);
      if (known) known.after = after;
      else this.#rows.set(`${table}:${key}`, { table, key, isMade: before === null, before, after });
    }
  }

  all(): RecordedRow[] {
    return [...this.#rows.values()];
  }

  row(table: string, key: string): RecordedRow | undefined {
    return this.#rows.get(`${table}:${key}`);
  }

  /** Rows that were created and are still there. */
  made(table: string): RecordedRow[] {
    return this.all().filter((row) => row.table === table && row.isMade && row.after !== null);
  }
}

export function recordedRows(steps: readonly Pick<Step, 'result'>[]): RecordedRows {
  const rows = new RecordedRows();
  for (const { result } of steps) rows.add(result.changes);
  return rows;
}

/** A row as fields; none for one that is not there. */
export function fieldsOf(row: Json): Readonly<Record<string, Json>> {
  if (row === null) return {};
  return isObject(row) ? row : { [textField]: row };
}

/** The keys of rows that were created, as values in which other rows refer to them. */
export const keysMade = (rows: readonly RecordedRow[]): ReadonlySet<string> =>
  new Set(rows.filter(({ isMade }) => isMade).map(({ key }) => key));

export interface RowMatch {
  readonly expected: RowExpectation;
  /** The recorded row that comes closest; undefined if none was touched. */
  readonly found: RecordedRow | undefined;
  /** Names of the fields that differ; `becomes` is among them if the row was not made, changed, or removed. */
  readonly wrong: readonly string[];
}

/** Finds a recorded row for each expected one. Each row that was created stands for one expectation only. */
export function matchRows(expected: readonly RowExpectation[], recorded: RecordedRows): RowMatch[] {
  const made = keysMade(recorded.all());
  const taken = new Set<RecordedRow>();
  return expected.map((row) => {
    const free = candidatesFor(row, recorded).filter((found) => !taken.has(found));
    const best = closestTo(row, free, made);
    if (!best) return { expected: row, found: undefined, wrong: ['becomes', ...Object.keys(row.fields)] };
    if (best.wrong.length === 0) taken.add(best.found);
    return best;
  });
}

/** The first of those with the fewest differences. */
function closestTo(
  expected: RowExpectation,
  candidates: readonly RecordedRow[],
  made: ReadonlySet<string>,
): (RowMatch & { readonly found: RecordedRow }) | undefined {
  let best: (RowMatch & { readonly found: RecordedRow }) | undefined;
  for (const found of candidates) {
    const wrong = differences(expected, found, made);
    if (!best || wrong.length < best.wrong.length) best = { expected, found, wrong };
    if (wrong.length === 0) break;
  }
  return best;
}

/**
 * True if every expected row is as expected. A play that creates a hundred rows asks this after each of them, so that
 * too few rows are told by counting.
 */
export function areReached(expected: readonly RowExpectation[], recorded: RecordedRows): boolean {
  const toMake = new Map<string, number>();
  for (const { table, key } of expected) {
    if (key === madeKey) toMake.set(table, (toMake.get(table) ?? 0) + 1);
    else if (!recorded.row(table, key)) return false;
  }
  for (const [table, count] of toMake) if (recorded.made(table).length < count) return false;
  return matchRows(expected, recorded).every(({ wrong }) => wrong.length === 0);
}

function candidatesFor({ table, key }: RowExpectation, recorded: RecordedRows): RecordedRow[] {
  if (key === madeKey) return recorded.made(table);
  const row = recorded.row(table, key);
  return row ? [row] : [];
}

function differences(
  { becomes, fields }: RowExpectation,
  { after }: RecordedRow,
  made: ReadonlySet<string>,
): string[] {
  const isThere = after !== null;
  if (isThere === (becomes === 'removed')) return ['becomes', ...Object.keys(fields)];
  const now = fieldsOf(after);
  return Object.keys(fields).filter((name) => !isSame(fields[name] ?? null, now[name] ?? null, made));
}

const isSame = (expected: Json, now: Json, made: ReadonlySet<string>): boolean =>
  expected === now ||
  (expected === madeKey && typeof now === 'string' && made.has(now)) ||
  (isNested(expected) && isNested(now) && canonicalJson(expected) === canonicalJson(now));

const isNested = (value: Json): boolean => typeof value === 'object' && value !== null;
