// A store of append-only JSONL files, one per stage. One committed unit is one line (see unit-line.ts), so
// the list of finished units and their data cannot disagree. A line without its end (the process died while
// writing it) does not count: the unit is owed again. Every line is checked when it is read, and a file that
// is not as it was left is checked as a whole when it is opened.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DigestName, Digests } from '../../schemas/digests.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import type { Reject } from '../../schemas/reject.ts';
import { BugError, UsageError } from '../errors.ts';
import { holdLock, isLocked, type Lock } from '../files/lock.ts';
import type { Committed, Reader, Records, Store, StoreNotes, Tally } from '../store.ts';
import { Notes } from './notes.ts';
import { indexFolder, openStage } from './open-stage.ts';
import type { PropertyCounts } from './properties.ts';
import type { StageFile } from './stage-file.ts';
import type { Listed, ListedId } from './stage-index.ts';
import type { StoredUnit } from './stage-lines.ts';
import { UnitIndex } from './unit-index.ts';
import { unitLine } from './unit-line.ts';

const extension = '.jsonl';

type Note = (message: string) => void;

/**
 * Opens the store of a run for writing. One writer at a time: another process that asks gets a UsageError.
 * `note` hears of an index that has to be made again because it is damaged.
 */
export async function openFileStore(directory: string, note: Note = () => {}): Promise<Store> {
  await mkdir(directory, { recursive: true });
  return await FileStore.open({ directory, note, lock: await holdLock(directory) });
}

/** Opens the store of a run for reading, also while another process writes it. */
export const readFileStore = (directory: string, note: Note = () => {}): Promise<Reader & AsyncDisposable> =>
  FileStore.open({ directory, note, lock: undefined });

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

interface StorePlace {
  readonly directory: string;
  readonly note: Note;
  /** Held by a writer; a reader has none. */
  readonly lock: Lock | undefined;
}

class FileStore implements Store {
  readonly #place: StorePlace;
  readonly #index = new UnitIndex<StoredUnit, StageFile>();
  readonly #opening = new Map<string, Promise<StageFile>>();
  readonly #notes: Notes;
  #isWritten: Promise<boolean> | undefined;

  private constructor(place: StorePlace) {
    this.#place = place;
    this.#notes = new Notes(join(place.directory, indexFolder, 'notes.json'));
  }

  static async open(place: StorePlace): Promise<Store> {
    const store = new FileStore(place);
    try {
      for (const stage of await stagesIn(place.directory)) await store.#stage(stage);
      return store;
    } catch (error) {
      await store[Symbol.asyncDispose]();
      throw error;
    }
  }

  async *read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
    for (const unit of this.#index.unitsWith(collection)) {
      const { records } = await this.#committed(unit);
      yield* (records[collection] ?? []) as Collections[C][]; // the key says which record it is
    }
  }

  async *digests<D extends DigestName>(name: D): AsyncIterable<Digests[D]> {
    for (const stage of this.#index.holding(name))
      for await (const made of stage.digests(name)) yield* made[name] ?? [];
  }

  ids(collection: Listed, stage?: string): readonly string[] {
    return this.#index.ids(collection, stage);
  }

  startingWith(start: string): readonly ListedId[] {
    return this.#index.startingWith(start);
  }

  idsAsCommitted(collection: CollectionName): readonly string[] {
    return this.#index.idsAsCommitted(collection);
  }

  count(collection: CollectionName, stage?: string): number {
    return this.#index.count(collection, stage);
  }

  properties(): PropertyCounts {
    return this.#index.properties();
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]> {
    const records = (await this.siblings(collection, id))[collection] ?? [];
    // The key says which record it is.
    const record = (records as Collections[C][]).find((each) => each.id === id);
    if (!record) throw new BugError(`the unit of ${id} does not hold it`);
    return record;
  }

  async siblings(collection: CollectionName, id: string): Promise<Records> {
    return (await this.#committed(this.#index.holderOf(collection, id))).records;
  }

  async *rejects(): AsyncIterable<Reject> {
    for (const unit of this.#index.unitsWith('rejects')) yield* (await this.#committed(unit)).rejects;
  }

  async reject(id: string): Promise<Reject> {
    const { rejects } = await this.#committed(this.#index.holderOf('rejects', id));
    const reject = rejects.find((each) => each.id === id);
    if (!reject) throw new BugError(`the unit of ${id} does not hold it`);
    return reject;
  }

  async made(unit: string): Promise<readonly Committed[]> {
    return await Promise.all(this.#index.named(unit).map((each) => this.#committed(each)));
  }

  finished(stage: string): ReadonlySet<string> {
    return this.#index.finished(stage);
  }

  tally(stage: string): Tally {
    return this.#index.tally(stage);
  }

  rejectedFor(stage: string, reason: string): readonly string[] {
    return this.#index.rejectedFor(stage, reason);
  }

  get notes(): StoreNotes {
    return {
      stages: () => this.#index.names(),
      stamp: (stage) => this.#index.stage(stage)?.stamp ?? '',
      finished: (stage) => this.#index.stage(stage)?.finishedCount ?? 0,
      get: (name) => this.#notes.get(name),
      set: (name, note) => {
        this.#notes.set(name, note);
        if (this.#place.lock) this.#notes.save();
      },
    };
  }

  async commit(stage: string, unit: string, committed: Committed): Promise<void> {
    await (await this.#writable(stage)).commit(unit, committed);
  }

  async withdraw(stage: string, units: readonly string[]): Promise<void> {
    if (units.length > 0) await (await this.#writable(stage)).withdraw(units);
  }

  isChanged(stage: string, unit: string, committed: Committed): boolean {
    const before = this.#index.stage(stage)?.index.withdrawn.get(unit);
    return before !== undefined && before !== unitLine(unit, committed).sum;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const opening of this.#opening.values()) await (await opening.catch(() => undefined))?.close();
    if (this.#place.lock || !(await this.#isBeingWritten())) this.#notes.save();
    await this.#place.lock?.release();
  }

  async #writable(stage: string): Promise<StageFile> {
    if (!this.#place.lock)
      throw new BugError(`the store of ${this.#place.directory} is open for reading only`);
    return await this.#stage(stage);
  }

  /** The first commits of a stage come together; its file is opened once. */
  #stage(stage: string): Promise<StageFile> {
    const opening = this.#opening.get(stage) ?? this.#openStage(stage);
    this.#opening.set(stage, opening);
    return opening;
  }

  async #openStage(stage: string): Promise<StageFile> {
    const { directory, note, lock } = this.#place;
    const file = await openStage({
      directory,
      stage,
      path: stagePath(directory, stage),
      isWriter: lock !== undefined,
      isWritten: () => this.#isBeingWritten(),
      note,
    });
    this.#index.set(stage, file);
    return file;
  }

  #isBeingWritten(): Promise<boolean> {
    this.#isWritten ??= isLocked(this.#place.directory);
    return this.#isWritten;
  }

  async #committed(unit: StoredUnit): Promise<Committed> {
    const file = this.#index.stage(unit.stage);
    if (!file) throw new BugError(`stage ${unit.stage} has no file`);
    return await file.committed(unit);
  }
}
