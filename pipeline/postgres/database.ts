// A database that several processes of a run share, by its DSN. Its connections come and go: what is asked while it is away
// waits and is asked again, so every statement here must be one that may be executed twice.
import { Socket } from 'node:net';
import type { Client, Pool, PoolClient, QueryResultRow } from 'pg';
import { messageOf, UsageError } from '../errors.ts';
import { signalLike, sleep } from '../when-aborted.ts';
import { isPassing } from './connection-faults.ts';
import { dsnFrom, withoutPassword } from './dsn.ts';

export interface Queries {
  /** Rows of one statement. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queries, AsyncDisposable {
  /** All that `work` asks, or nothing of it. It may be called again from its beginning. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Calls back for every notification of the channel, and when some may have been missed. */
  listen(channel: string, heard: () => void): void;
  /** Wakes whoever listens. */
  notify(channel: string): Promise<void>;
}

export interface DatabaseOptions {
  readonly dsn: string;
  /** Hears when the database is away and when it is back. */
  readonly note: (message: string) => void;
  /** Aborted to stop waiting for a database that is away. */
  readonly quit: AbortSignal;
  /** Milliseconds that it may be away before whatever was asked fails. */
  readonly patience?: number;
}

/**
 * Milliseconds after which a connection, an answer, or a good-bye is not waited for any longer, and after which the database
 * ends a transaction of which it hears nothing: what a process has locked that was cut off must not wait for it.
 */
const limits = { connecting: 10_000, answering: 60_000, closing: 3000, idling: 10_000 };

const usualPatience = 15 * 60_000;

/** First and longest wait before it is asked again, in milliseconds. */
const waits = { first: 50, longest: 5000 };

/** Connections of one process. PostgreSQL allows a hundred in all by default. */
const mostConnections = 4;

/** Throws a UsageError where there is no database under this DSN now. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { default: pg } = await import('pg');
  const sockets = new Set<Socket>();
  const settings = {
    stream: () => socketIn(sockets),
    connectionString: dsnFrom(options.dsn),
    connectionTimeoutMillis: limits.connecting,
    query_timeout: limits.answering,
    idle_in_transaction_session_timeout: limits.idling,
    keepAlive: true,
    application_name: 'toolloom',
  };
  const pool = new pg.Pool({ ...settings, max: mostConnections });
  pool.on('error', () => {}); // an idle connection broke; the next statement gets another one
  const newClient = (): Client => new pg.Client({ ...settings, query_timeout: 0 });
  const database = new PostgresDatabase({ pool, newClient, sockets }, options);
  try {
    await pool.query('SELECT 1');
    return database;
  } catch (cause) {
    await database[Symbol.asyncDispose]();
    throw new UsageError(
      `${withoutPassword(options.dsn)}: the database cannot be used (${messageOf(cause) || 'no answer'}); ` +
        'check the DSN and that the server is running',
      { cause },
    );
  }
}

/** Kept, so that one whose other end is gone can be let go of. */
function socketIn(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  return socket;
}

interface Connections {
  readonly pool: Pool;
  /** One that only listens. */
  readonly newClient: () => Client;
  readonly sockets: ReadonlySet<Socket>;
}

class PostgresDatabase implements Database {
  readonly #connections: Connections;
  readonly #options: DatabaseOptions;
  readonly #closing = new AbortController();
  readonly #listeners = new Map<string, (() => void)[]>();
  #listening: Promise<void> | undefined;
  #client: Client | undefined;
  #askedToHear: Promise<unknown> = Promise.resolve();
  #awaySince: number | undefined;

  constructor(connections: Connections, options: DatabaseOptions) {
    this.#connections = connections;
    this.#options = options;
  }

  query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#persistently(async () => (await this.#connections.pool.query<Row>(text, [...values])).rows);
  }

  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.#persistently(async () => {
      const client = await this.#connections.pool.connect();
      client.on('error', isToldByNextStatement);
      try {
        await client.query('BEGIN');
        const result = await work(queriesOf(client));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        const isBroken = isPassing(error) || !(await rolledBack(client));
        client.release(isBroken);
        throw error;
      } finally {
        client.off('error', isToldByNextStatement);
      }
    });
  }

  listen(channel: string, heard: () => void): void {
    const known = this.#listeners.get(channel) ?? [];
    this.#listeners.set(channel, [...known, heard]);
    this.#listening ??= this.#keepListening();
    if (known.length === 0) this.#askToHear(channel);
  }

  async notify(channel: string): Promise<void> {
    await this.query('SELECT pg_notify($1, $2)', [channel, '']);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    const closed = new AbortController();
    const closing = this.#close().finally(() => closed.abort());
    await Promise.race([closing, sleep(limits.closing, closed.signal).catch(() => {})]);
    // What was cut off does not hear that its other end is gone.
    for (const socket of this.#connections.sockets) socket.destroy();
  }

  async #close(): Promise<void> {
    await this.#client?.end().catch(() => {});
    await this.#listening;
    await this.#connections.pool.end();
  }

  /** Asks until there is an answer, or an error that would come again. */
  async #persistently<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (let wait = waits.first; ; wait = Math.min(waits.longest, wait * 2)) {
      try {
        const result = await ask();
        this.#isBack();
        return result;
      } catch (error) {
        if (!isPassing(error) || this.#closing.signal.aborted) throw error;
        this.#isAway(error);
        await sleep(wait, this.#options.quit);
      }
    }
  }

  #isAway(error: unknown): void {
    const { note, patience = usualPatience } = this.#options;
    const now = performance.now();
    if (this.#awaySince === undefined) {
      this.#awaySince = now;
      note(`the database does not answer (${messageOf(error) || 'no connection'}); waiting for it`);
    }
    if (now - this.#awaySince > patience)
      throw new UsageError(
        `the database has not answered for ${Math.round(patience / 60_000)} minutes ` +
          `(${messageOf(error) || 'no connection'}); start it and run the same command again ` +
          '(nothing that was committed is lost)',
        { cause: error },
      );
  }

  #isBack(): void {
    if (this.#awaySince === undefined) return;
    this.#awaySince = undefined;
    this.#options.note('the database answers again');
  }

  /** One connection that only listens, opened again as often as it breaks. */
  async #keepListening(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const client = this.#connections.newClient();
      const broken = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      client.on('notification', ({ channel }) => this.#hear(channel));
      try {
        await client.connect();
        // A channel that is added meanwhile comes along.
        for (const channel of this.#listeners.keys()) await client.query(`LISTEN ${channel}`);
        this.#client = client;
        for (const channel of this.#listeners.keys()) this.#hear(channel);
        if (!signal.aborted) await broken;
      } catch {
        // The next attempt may succeed; whoever listens also looks by itself.
      }
      this.#client = undefined;
      await client.end().catch(() => {});
      await sleep(waits.first * 4, signalLike(signal)).catch(() => {});
    }
  }

  /** One question at a time, as a connection wants it. Without a connection, the next one asks. */
  #askToHear(channel: string): void {
    this.#askedToHear = this.#askedToHear
      .then(() => this.#client?.query(`LISTEN ${channel}`))
      .catch(() => {}); // the connection broke
  }

  #hear(channel: string): void {
    for (const heard of this.#listeners.get(channel) ?? []) heard();
  }
}

const queriesOf = (client: PoolClient): Queries => ({
  query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows,
});

/** A connection may break between two statements. */
const isToldByNextStatement = (): void => {};

const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
