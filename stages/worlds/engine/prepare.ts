// Prepares one statement: it is refused if it would do what SQL of its purpose may not (permissions.ts), or if it is
// not one statement.
import { codes } from './api.ts';
import { type Engine, handIn } from './engine.ts';
import { failureOf } from './failure.ts';
import { isFitFor, type Purpose, RefusedError, whyRefused } from './permissions.ts';
import { type Statement, statementAt } from './statement.ts';

/** `own`: a statement of toolloom itself, which may do everything. */
export type AnyPurpose = Purpose | 'own';

interface Order {
  readonly purpose: AnyPurpose;
  readonly sql: string;
  /** The tables and views of the world. */
  readonly tables: ReadonlySet<string>;
}

/** Of sqlite3_prepare_v3: it is kept and used often. */
const isPersistent = 1;

export function prepare(engine: Engine, database: number, { purpose, sql, tables }: Order): Statement {
  const { api, hooks } = engine;
  let refusedFor: string | undefined;
  let isFit = purpose === 'own';
  hooks.mayGoOn = () => true;
  hooks.isAllowed = (action) => {
    if (purpose === 'own') return true;
    isFit ||= isFitFor(action, purpose);
    refusedFor ??= whyRefused(action, { purpose, tables });
    return refusedFor === undefined;
  };
  const { at, code, isOne } = compile(engine, database, sql);
  if (!isOne) refusedFor = 'each entry must be a single statement';
  if (code !== codes.ok && refusedFor === undefined)
    throw failureOf(engine, database, { code, stoppedFor: '' });
  if (at === 0) refusedFor ??= 'it is empty';
  if (!isFit || (at !== 0 && api.sqlite3_stmt_isexplain(at) !== 0)) refusedFor ??= expected[purpose];
  if (refusedFor === undefined) return statementAt(engine, at);
  api.sqlite3_finalize(at);
  throw new RefusedError(`"${sql.slice(0, 80)}" is not allowed: ${refusedFor}`);
}

const expected = {
  own: 'not a statement',
  query: 'not a SELECT',
  write: 'not an INSERT, UPDATE, or DELETE',
  schema: 'not a CREATE',
} as const satisfies Record<AnyPurpose, string>;

function compile(engine: Engine, database: number, sql: string) {
  const { api, heap, answers, room } = engine;
  const bytes = handIn(engine, sql);
  const end = room.at + bytes;
  const prepareAt = (from: number) => ({
    code: api.sqlite3_prepare_v3(database, from, end - from, isPersistent, answers, answers + 4),
    at: heap.number(answers),
    rest: heap.number(answers + 4),
  });
  const first = prepareAt(room.at);
  let { code, rest } = first;
  // White space and comments are no statement; SQLite goes on after each semicolon.
  while (code === codes.ok && rest < end) {
    const next = prepareAt(rest);
    api.sqlite3_finalize(next.at);
    if (next.code !== codes.ok || next.at !== 0) return { ...first, isOne: false };
    ({ code, rest } = next);
  }
  return { ...first, isOne: true };
}
