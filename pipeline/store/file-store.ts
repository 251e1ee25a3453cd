// A store of append-only JSONL files, one per stage. One committed unit is one line (see unit-line.ts), so
// the list of finished units and their data cannot disagree. A line without its end (the process died while
// writing it) does not count: the unit is owed again. Every line is checked when the file is opened.
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import type { Reject } from '../../schemas/reject.ts';
import { BugError, UsageError } from '../errors.ts';
import { type AppendLog, type LineReader, openAppendLog, openLineReader } from '../files/append-log.ts';
import { holdLock, type Lock } from '../files/lock.ts';
import type { Committed, Reader, Records, Store, Tally } from '../store.ts';
import { type Damage, emptyStageLines, lineVisitor, type StoredUnit, unitKey } from './stage-lines.ts';
import { committedIn, unitLine, withdrawalLine } from './unit-line.ts';

const extension = '.jsonl';

/**
 * Opens the store of a run for writing. One writer at a time: another process that asks gets a UsageError.
 */
export async function openFileStore(directory: string): Promise<Store> {
  await mkdir(directory, { recursive: true });
  return await FileStore.open(directory, await holdLock(directory));
}

/** Opens the store of a run for reading, also while another process writes it. */
export const readFileStore = (directory: string): Promise<Reader & AsyncDisposable> =>
  FileStore.open(directory, undefined);

/** Names of the stages that have a file in the store. */
export async function stagesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const files = entries.filter(({ name }) => name.endsWith(extension));
  const folder = files.find((entry) => entry.isDirectory());
  if (folder)
    throw new UsageError(
      `${join(directory, folder.name)} is a folder, but a file of committed units is expected there; ` +
        'move it away, and the next run makes those units again',
    );
  return files.map(({ name }) => name.slice(0, -extension.length)).sort();
}

export const stagePath = (directory: string, stage: string): string =>
  join(directory, `${stage}${extension}`);

class FileStore implements Store {
  readonly #directory: string;
  /** Held by a writer; a reader has none. */
  readonly #lock: Lock | undefined;
  readonly #readers = new Map<string, LineReader>();
  readonly #writers = new Map<string, Promise<AppendLog>>();
  readonly #lines = emptyStageLines();

  private constructor(directory: string, lock: Lock | undefined) {
    this.#directory = directory;
    this.#lock = lock;
  }

  static async open(directory: string, lock: Lock | undefined): Promise<Store> {
    const store = new FileStore(directory, lock);
    try {
      for (const stage of await stagesIn(directory)) await store.#openStage(stage);
      return store;
    } catch (error) {
      await store[Symbol.asyncDispose]();
      throw error;
    }
  }

  async *read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
    for (const unit of this.#lines.index.all()) {
      if (!unit.ids[collection]?.length) continue;
      const { records } = await this.#committed(unit);
      yield* (records[collection] ?? []) as Collections[C][]; // the key says which record it is
    }
  }

  ids(collection: CollectionName, stage?: string): readonly string[] {
    return this.#lines.index.ids(collection, stage);
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    return this.#lines.index.idsAsCommitted(collection);
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]> {
    const records = (await this.siblings(collection, id))[collection] ?? [];
    // The key says which record it is.
    const record = (records as Collections[C][]).find((each) => each.id === id);
    if (!record) throw new BugError(`the unit of ${id} does not hold it`);
    return record;
  }

  async siblings(collection: CollectionName, id: string): Promise<Records> {
    return (await this.#committed(this.#lines.index.holderOf(collection, id))).records;
  }

  async *rejects(): AsyncIterable<Reject> {
    for (const unit of this.#lines.index.all())
      if (unit.reasons.length > 0) yield* (await this.#committed(unit)).rejects;
  }

  finished(stage: string): ReadonlySet<string> {
    return this.#lines.index.finished(stage);
  }

  tally(stage: string): Tally {
    return this.#lines.index.tally(stage);
  }

  rejectedFor(stage: string, reason: string): readonly string[] {
    return this.#lines.index.rejectedFor(stage, reason);
  }

  async commit(stage: string, unit: string, committed: Committed): Promise<void> {
    const file = await this.#writer(stage);
    const { text, header, sum } = unitLine(unit, committed);
    const { position, durable } = file.append(text);
    this.#lines.index.add({ ...header, stage, sum, position });
    await durable;
  }

  async withdraw(stage: string, units: readonly string[]): Promise<void> {
    if (units.length === 0) return;
    const { index, withdrawn } = this.#lines;
    const sums = units.map((unit): [string, string] => [unit, index.find(stage, unit)?.sum ?? '']);
    for (const [unit, sum] of sums) {
      index.remove(stage, unit);
      withdrawn.set(unitKey(stage, unit), sum);
    }
    await (await this.#writer(stage)).append(withdrawalLine(Object.fromEntries(sums))).durable;
  }

  isChanged(stage: string, unit: string, committed: Committed): boolean {
    const before = this.#lines.withdrawn.get(unitKey(stage, unit));
    return before !== undefined && before !== unitLine(unit, committed).sum;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const file of this.#readers.values()) await file.close();
    await this.#lock?.release();
  }

  async #openStage(stage: string): Promise<AppendLog | undefined> {
    const path = stagePath(this.#directory, stage);
    const damages: Damage[] = [];
    const visit = lineVisitor(stage, this.#lines, (damage) => damages.push(damage));
    const writer = this.#lock && (await openAppendLog(path, visit));
    this.#readers.set(stage, writer ?? (await openLineReader(path, visit)));
    const [first] = damages;
    if (first) throw damageError(path, first, damages.length);
    if (writer) this.#writers.set(stage, Promise.resolve(writer));
    return writer;
  }

  /** The first commits of a stage come together; its file is opened once. */
  async #writer(stage: string): Promise<AppendLog> {
    const opening =
      this.#writers.get(stage) ??
      this.#openStage(stage).then((file) => {
        if (!file) throw new BugError(`the store of ${this.#directory} is open for reading only`);
        return file;
      });
    this.#writers.set(stage, opening);
    return await opening;
  }

  async #committed({ stage, position }: StoredUnit): Promise<Committed> {
    const file = this.#readers.get(stage);
    if (!file) throw new BugError(`stage ${stage} has no file`);
    return committedIn(await file.read(position));
  }
}

function damageError(path: string, { number, why, isOldFormat }: Damage, count: number): UsageError {
  const run = dirname(dirname(path));
  if (isOldFormat)
    return new UsageError(
      `${path} was written by an older version of toolloom, whose lines carry no checksum; ` +
        'continue this run with that version, or start a new run with another --run',
    );
  const others = count > 1 ? `; ${count} lines of this file are damaged` : '';
  return new UsageError(
    `${path}:${number}: this line is damaged: ${why}${others}. ` +
      'To set damaged lines aside and make their units again: ' +
      `toolloom run --run ${run} --repair`,
  );
}
