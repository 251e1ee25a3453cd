// The committed units of a run, in the database: an append-only log of the lines that the file store writes. One process
// appends (coordination.ts), and every process follows.
import { UsageError } from '../errors.ts';
import type { Database, Queries } from './database.ts';

export interface LogEntry {
  readonly stage: string;
  /** As in a file of units (store/unit-line.ts). */
  readonly line: string;
}

/** A unit whose outcome is in the log now. */
export interface Settled {
  readonly stage: string;
  readonly units: readonly string[];
}

/** Rows that are read at once. A play of 300 calls has half a megabyte. */
const pageRows = 100;

/** Bytes of one append, so that no statement becomes too long. */
const mostBytes = 16 << 20;

export const logChannel = (run: number): string => `toolloom_log_${run}`;

interface Waiting extends LogEntry {
  readonly settles: string | undefined;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

interface LogOptions {
  readonly database: Database;
  readonly run: number;
  /** UUID of the process that appends. */
  readonly process: string;
}

export class SharedLog {
  readonly #options: LogOptions;
  #waiting: Waiting[] = [];
  #appending: Promise<void> | undefined;
  /** Of the last entry that is known. */
  #last = 0;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  get last(): number {
    return this.#last;
  }

  /** Reads how far the log goes. */
  async open(): Promise<void> {
    const { database, run } = this.#options;
    const [row] = await database.query<{ last: string }>(
      'SELECT coalesce(max(seq), 0) AS last FROM toolloom.log WHERE run = $1',
      [run],
    );
    this.#last = Number(row?.last ?? 0);
  }

  /** Entries behind a place, in order, each with its own. */
  async *after(place: number): AsyncIterable<LogEntry & { readonly seq: number }> {
    const { database, run } = this.#options;
    for (let from = place; ; ) {
      const rows = await database.query<{ seq: string; stage: string; line: string }>(
        'SELECT seq, stage, line FROM toolloom.log WHERE run = $1 AND seq > $2 ORDER BY seq LIMIT $3',
        [run, from, pageRows],
      );
      for (const { seq, stage, line } of rows) {
        from = Number(seq);
        yield { seq: from, stage, line };
      }
      if (rows.length < pageRows) return;
    }
  }

  /**
   * Resolves with its place when the entry is durable; all that is appended meanwhile shares the next transaction. With
   * `settles`, the outcome of that unit is no longer needed.
   */
  append(entry: LogEntry, settles?: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...entry, settles, resolve, reject });
      this.#appending ??= this.#appendAll().finally(() => (this.#appending = undefined));
    });
  }

  async #appendAll(): Promise<void> {
    await null; // whatever is appended in this turn comes along
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      try {
        const first = this.#last + 1;
        await this.#options.database.transaction((queries) => this.#write(queries, batch, first));
        this.#last += batch.length;
        for (const [index, { resolve }] of batch.entries()) resolve(first + index);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  #nextBatch(): Waiting[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ line }) => {
      bytes += line.length;
      return bytes > mostBytes;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
  }

  /** May be repeated: nobody else has these places while the lease is ours, so what is there is what we wrote. */
  async #write({ query }: Queries, batch: readonly Waiting[], first: number): Promise<void> {
    const { run, process } = this.#options;
    const held = await query('SELECT 1 FROM toolloom.runs WHERE id = $1 AND coordinator = $2 FOR SHARE', [
      run,
      process,
    ]);
    if (held.length === 0)
      throw new UsageError(
        'another process coordinates this run now, since this one was cut off from the database for too long; ' +
          'nothing that was committed is lost',
      );
    const stages = batch.map(({ stage }) => stage);
    await query(
      `INSERT INTO toolloom.log (run, seq, stage, line)
       SELECT $1, $2 + at - 1, stage, line FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS t(stage, line, at)
       ON CONFLICT DO NOTHING`,
      [run, first, stages, batch.map(({ line }) => line)],
    );
    const settled = batch.filter(({ settles }) => settles !== undefined);
    if (settled.length > 0)
      await query(
        `DELETE FROM toolloom.outcomes USING unnest($2::text[], $3::text[]) AS t(stage, unit)
         WHERE run = $1 AND outcomes.stage = t.stage AND outcomes.unit = t.unit`,
        [run, settled.map(({ stage }) => stage), settled.map(({ settles }) => settles)],
      );
    if (settled.length < batch.length)
      await query('UPDATE toolloom.runs SET generation = generation + 1 WHERE id = $1', [run]);
    await query('SELECT pg_notify($1, $2)', [logChannel(run), '']);
  }
}
