// The plays of a run, found by what they are and by what was said in them. The index follows the run: each look takes in
// what was committed since the one before.
import { open, stat } from 'node:fs/promises';
import { UsageError } from '../../pipeline/errors.ts';
import { committedIn } from '../../pipeline/store/unit-line.ts';
import type { Committed } from '../../pipeline/store.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import { type Database, openDatabase, rowsOf, type Values } from './database.ts';
import { runFiles } from './run-files.ts';
import { beginning, isContinued, type Place, pieces, type StageFile } from './stage-feed.ts';
import { appendRows, sortWords, takeLines } from './writer.ts';

export interface Progress {
  /** Bytes. */
  readonly done: number;
  readonly of: number;
}

/** Where a unit lies. */
export interface UnitPlace {
  readonly stage: string;
  readonly start: number;
  readonly length: number;
}

/** Words of more than this are put in order once they are all there. */
const unsortedBytes = 2 ** 24;

export class PlayIndex implements AsyncDisposable {
  readonly #directory: string;
  readonly #database: Database;
  #refreshing: Promise<void> | undefined;
  #progress: Progress | undefined;
  #isClosed = false;
  /** Files by what the index calls them. */
  #paths = new Map<string, string>();

  private constructor(directory: string, database: Database) {
    this.#directory = directory;
    this.#database = database;
  }

  static async open(directory: string, note: (message: string) => void): Promise<PlayIndex> {
    return new PlayIndex(directory, await openDatabase(directory, note));
  }

  /** What is still to be taken in; undefined when the last look found everything. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Takes in what is new. Looks that are asked for meanwhile are the same look. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  query<Row>(sql: string, values: Values = {}): Promise<Row[]> {
    return rowsOf<Row>(this.#database.reading, sql, values);
  }

  /** Rows of a table of this session, in place of those that it had. */
  async replace(table: 'audits' | 'visits', rows: readonly (readonly string[])[]): Promise<void> {
    await this.query(`DELETE FROM ${table}`);
    const appender = await this.#database.reading.createAppender(table, 'main', 'temp');
    appendRows(appender, rows);
  }

  async place(collection: CollectionName, id: string): Promise<UnitPlace | undefined> {
    const [found] = await this.query<UnitPlace>(
      'SELECT stage, start, length FROM records WHERE collection = $collection AND id = $id LIMIT 1',
      { collection, id },
    );
    return found;
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    const place = await this.place(collection, id);
    if (!place) return undefined;
    const { records } = await this.unitAt(place);
    const all = (records[collection] ?? []) as readonly Collections[C][]; // the key says which record it is
    return all.find((record) => record.id === id);
  }

  async unitAt({ stage, start, length }: UnitPlace): Promise<Committed> {
    const path = this.#paths.get(stage);
    if (path === undefined)
      throw new UsageError(`the file of stage ${stage} is gone from ${this.#directory}`);
    const handle = await open(path, 'r');
    try {
      const line = Buffer.alloc(length);
      await handle.read(line, 0, length, start);
      return committedIn(line);
    } finally {
      await handle.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await this.#refreshing?.catch(() => {}); // whoever asked was told
    await this.#database[Symbol.asyncDispose]();
  }

  async #refresh(): Promise<void> {
    const files = await runFiles(this.#directory);
    this.#paths = new Map(files.map(({ stage, path }) => [stage, path]));
    const places = await this.#placesIn(files);
    const sizes = new Map<string, number>();
    for (const { stage, path } of files) sizes.set(stage, (await stat(path)).size);
    const of = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    let done = [...places.values()].reduce((sum, { size }) => sum + size, 0);
    const before = done;
    for (const file of files) {
      const from = places.get(file.stage) ?? beginning;
      if ((sizes.get(file.stage) ?? 0) <= from.size) continue;
      this.#progress = { done, of };
      let { size } = from;
      for await (const { lines, next } of pieces(file.path, from)) {
        if (this.#isClosed) return;
        await takeLines(this.#database.writing, { file, lines, next });
        done += next.size - size;
        size = next.size;
        this.#progress = { done, of };
      }
    }
    if (done - before > unsortedBytes) await sortWords(this.#database.writing);
    this.#progress = undefined;
  }

  /** Where the last look ended in each file. Where a file is not what it was, everything is read anew. */
  async #placesIn(files: readonly StageFile[]): Promise<ReadonlyMap<string, Place>> {
    const rows = await rowsOf<Place & { stage: string }>(this.#database.writing, 'FROM files');
    const places = new Map(rows.map(({ stage, size, tail, sum }) => [stage, { size, tail, sum }]));
    for (const [stage, place] of places) {
      const file = files.find((each) => each.stage === stage);
      if (file && (await isContinued(file.path, place))) continue;
      await this.#database.clear();
      return new Map();
    }
    return places;
  }
}
