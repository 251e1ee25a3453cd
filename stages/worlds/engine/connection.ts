// One open database of an engine. Its statements are prepared once, under what SQL of a world may do, and executed
// under what it may use up.
import { BugError, messageOf } from '../../../pipeline/errors.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { codes } from './api.ts';
import { type Engine, outOfMemory } from './engine.ts';
import { failureOf } from './failure.ts';
import { mostPages } from './limits.ts';
import { type Meter, meterOf } from './meter.ts';
import { openDatabase } from './open.ts';
import { type Purpose, whyRefused } from './permissions.ts';
import { type AnyPurpose, prepare } from './prepare.ts';
import { bind, type Given, type Row, type Statement, stepThrough } from './statement.ts';

/** The counter of sqlite3_stmt_status that counts steps. */
const stepCounter = 4;

export class Connection implements Disposable {
  readonly engine: Engine;
  /** What `now` means in its SQL, in milliseconds since 1970. */
  clock = 0;
  /** Called with each row that changes, but for those that SQLite does not report (stale-rows.ts). */
  onChange: (table: string, rowid: number) => void = () => {};
  readonly #at: number;
  readonly #meter: Meter;
  readonly #statements: { readonly [purpose in AnyPurpose]: Map<string, Statement> };
  readonly #names = new Map<number, string>();
  #tables: ReadonlySet<string> = new Set();
  #isInCall = false;
  /** By the last statement of the present call that wrote. */
  #rowsWritten = 0;

  /** `image`: the bytes of a database; without it, an empty one. */
  constructor(engine: Engine, image?: Uint8Array) {
    this.engine = engine;
    this.#at = openDatabase(engine, image);
    this.#meter = meterOf(engine);
    this.#statements = { own: new Map(), query: new Map(), write: new Map(), schema: new Map() };
    this.own('PRAGMA foreign_keys = ON');
    this.own(`PRAGMA max_page_count = ${mostPages}`);
    // Nobody else opens the database, and nobody reads it after a crash.
    this.own('PRAGMA locking_mode = EXCLUSIVE');
    this.own('PRAGMA journal_mode = MEMORY');
    this.#learnTables();
  }

  /** Rows of one SELECT. */
  query(sql: string, given: JsonObject = {}): Row[] {
    return this.#execute('query', sql, given);
  }

  /** One INSERT, UPDATE, or DELETE. A list holds the values of parameters without names. */
  write(sql: string, given: Given = {}): void {
    this.#execute('write', sql, given);
    this.#rowsWritten = this.engine.api.sqlite3_changes(this.#at);
  }

  /** One statement of a world's schema. */
  define(sql: string): void {
    this.#execute('schema', sql, {});
    this.#learnTables();
  }

  /** A statement of toolloom itself, which may do everything and counts for nothing. */
  own(sql: string, given: JsonObject = {}): Row[] {
    return this.#execute('own', sql, given);
  }

  /** Why SQL of the world cannot be executed; undefined if it can. */
  faultOf(sql: string, purpose: Purpose): string | undefined {
    try {
      this.#prepared(purpose, sql);
      return undefined;
    } catch (error) {
      if (error instanceof BugError) throw error;
      return messageOf(error);
    }
  }

  /** The statements of one call share its budget. */
  call<Result>(work: () => Result): Result {
    this.#startCall();
    this.#isInCall = true;
    try {
      return work();
    } finally {
      this.#isInCall = false;
    }
  }

  /** How many rows were changed since it was opened. A rollback does not reduce the count. */
  get changes(): number {
    return this.engine.api.sqlite3_total_changes(this.#at);
  }

  /** A statement that runs out of something while it writes ends the transaction, and all savepoints with it. */
  get isInTransaction(): boolean {
    return this.engine.api.sqlite3_get_autocommit(this.#at) === 0;
  }

  /** The database as a file. */
  image(): Uint8Array {
    const { api, heap, answers, hooks } = this.engine;
    hooks.isAllowed = always; // it asks for the number of pages
    hooks.mayGoOn = always;
    const at = api.sqlite3_serialize(this.#at, 0, answers, 0);
    if (at === 0) throw outOfMemory(this.engine);
    const bytes = heap.copyOut(at, heap.number(answers));
    api.sqlite3_free(at);
    return bytes;
  }

  [Symbol.dispose](): void {
    const { api } = this.engine;
    for (const statements of Object.values(this.#statements))
      for (const { at } of statements.values()) api.sqlite3_finalize(at);
    api.sqlite3_close_v2(this.#at);
  }

  #startCall(): void {
    this.#meter.startCall();
    this.#rowsWritten = 0;
  }

  #execute(purpose: AnyPurpose, sql: string, given: Given): Row[] {
    const { engine } = this;
    const { api, clock, hooks } = engine;
    const meter = this.#meter;
    const statement = this.#prepared(purpose, sql);
    const isCounted = purpose !== 'own';
    if (isCounted && !this.#isInCall) this.#startCall();
    if (isCounted) meter.startStatement();
    clock.now = this.clock;
    hooks.mayGoOn = isCounted ? meter.mayGoOn : always;
    // SQLite prepares a statement again if the schema has changed.
    hooks.isAllowed = isCounted ? (action) => !whyRefused(action, { purpose, tables: this.#tables }) : always;
    hooks.changed = (table, rowid) => this.onChange(this.#nameAt(table), rowid);
    hooks.rowsWritten = () => this.#rowsWritten;
    const rows: Row[] = [];
    try {
      const bound = statement.parameters.length === 0 ? codes.ok : bind(engine, statement, given);
      const code = bound === codes.ok ? stepThrough(engine, statement, rows) : bound;
      if (code !== codes.done) throw failureOf(engine, this.#at, { code, stoppedFor: meter.stoppedFor() });
      return rows;
    } finally {
      api.sqlite3_reset(statement.at);
      const steps = api.sqlite3_stmt_status(statement.at, stepCounter, 1);
      if (isCounted) meter.endStatement(steps);
    }
  }

  #prepared(purpose: AnyPurpose, sql: string): Statement {
    const statements = this.#statements[purpose];
    const known = statements.get(sql);
    if (known) return known;
    const made = prepare(this.engine, this.#at, { purpose, sql, tables: this.#tables });
    statements.set(sql, made);
    return made;
  }

  #learnTables(): void {
    this.#tables = new Set(this.own('SELECT name FROM sqlite_schema').map(({ name }) => String(name)));
  }

  #nameAt(address: number): string {
    const known = this.#names.get(address);
    if (known !== undefined) return known;
    const name = this.engine.heap.textAt(address);
    this.#names.set(address, name);
    return name;
  }
}

const always = (): boolean => true;
