// A store of append-only JSONL files, one per stage. One committed unit is one line, so ledger and data
// cannot disagree:
//   {"unit":"filesystem","ids":{"specs":["3f…","a0…"]},"reasons":["placeholder"],"yield":{"records":{…},"rejects":[…]}}
// A line without its end (the process died while writing) does not count: the unit is owed again.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectionName, Collections } from '../schemas/index.ts';
import { BugError, messageOf, UsageError } from './errors.ts';
import { type AppendLog, appendLog } from './files/append-log.ts';
import { holdLock } from './files/lock.ts';
import { type Committed, compareIds, type Reader, type Records, type Store, tallyOf } from './store.ts';

interface Header {
  unit: string;
  ids: Partial<Record<CollectionName, string[]>>;
  reasons: string[];
}

interface Entry extends Header {
  offset: number;
  length: number;
}

/** What divides a line's header from its payload. Quotes inside strings are escaped, so it occurs once. */
const divider = ',"yield":';

/**
 * Opens the store of a run for writing. One writer at a time: another process that asks gets a UsageError.
 */
export async function openFileStore(directory: string): Promise<Store> {
  await mkdir(directory, { recursive: true });
  const lock = await holdLock(directory);
  return new StageFiles(directory, true, () => lock.release()).open();
}

/** Opens the store of a run for reading, also while another process writes it. */
export function readFileStore(directory: string): Promise<Reader & AsyncDisposable> {
  return new StageFiles(directory, false, async () => {}).open();
}

class StageFiles {
  readonly #directory: string;
  readonly #writable: boolean;
  readonly #released: () => Promise<void>;
  readonly #logs = new Map<string, AppendLog>();
  readonly #opening = new Map<string, Promise<AppendLog>>();
  readonly #units = new Map<string, Map<string, Entry>>();
  readonly #places = new Map<CollectionName, Map<string, { stage: string; unit: string }>>();

  constructor(directory: string, writable: boolean, released: () => Promise<void>) {
    this.#directory = directory;
    this.#writable = writable;
    this.#released = released;
  }

  async open(): Promise<Store> {
    try {
      const names = await readdir(this.#directory);
      for (const name of names.sort()) {
        if (name.endsWith('.jsonl')) await this.#openStage(name.slice(0, -'.jsonl'.length));
      }
      return this.#asStore();
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  async #close(): Promise<void> {
    for (const log of this.#logs.values()) await log.close();
    await this.#released();
  }

  async #openStage(stage: string): Promise<AppendLog> {
    const path = join(this.#directory, `${stage}.jsonl`);
    this.#units.set(stage, new Map());
    const log = await appendLog(path, this.#writable, (line, offset, number) => {
      const header = parseHeader(line, path, number);
      this.#index(stage, { ...header, offset, length: Buffer.byteLength(line) });
    });
    this.#logs.set(stage, log);
    return log;
  }

  #index(stage: string, entry: Entry): void {
    const units = this.#units.get(stage);
    if (!units) throw new BugError(`stage ${stage} has no file`);
    if (units.has(entry.unit)) throw new BugError(`unit ${entry.unit} of ${stage} is committed twice`);
    units.set(entry.unit, entry);
    for (const [collection, ids] of Object.entries(entry.ids) as [CollectionName, string[]][]) {
      // Object.entries forgets key types; the keys were written from a typed object.
      const places = this.#places.get(collection) ?? new Map<string, { stage: string; unit: string }>();
      for (const id of ids) places.set(id, { stage, unit: entry.unit });
      this.#places.set(collection, places);
    }
  }

  /** By name: the order in which their files were opened differs between a run and one that goes on. */
  #stages(): string[] {
    return [...this.#units.keys()].sort();
  }

  #sorted(stage: string): Entry[] {
    return [...(this.#units.get(stage)?.values() ?? [])].sort((a, b) => compareIds(a.unit, b.unit));
  }

  async #payload(stage: string, entry: Entry): Promise<Committed> {
    const log = this.#logs.get(stage);
    if (!log) throw new BugError(`stage ${stage} has no file`);
    const line = await log.read(entry.offset, entry.length);
    return JSON.parse(line.slice(line.indexOf(divider) + divider.length, -1)) as Committed; // we wrote it, after validation
  }

  async *#read<C extends CollectionName>(collection: C): AsyncIterable<Collections[C]> {
    for (const stage of this.#stages()) {
      for (const entry of this.#sorted(stage)) {
        if (!entry.ids[collection]?.length) continue;
        const payload = await this.#payload(stage, entry);
        yield* (payload.records[collection] ?? []) as Collections[C][]; // the key says which record it is
      }
    }
  }

  async #siblings(collection: CollectionName, id: string): Promise<Records> {
    const place = this.#places.get(collection)?.get(id);
    const entry = place && this.#units.get(place.stage)?.get(place.unit);
    if (!place || !entry) throw new BugError(`no record ${id} in ${collection}`);
    return (await this.#payload(place.stage, entry)).records;
  }

  async #get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C]> {
    const records = (await this.#siblings(collection, id))[collection] ?? [];
    const record = (records as Collections[C][]).find((each) => each.id === id); // the key says which record it is
    if (!record) throw new BugError(`the unit of ${id} does not hold it`);
    return record;
  }

  /** First commits of a stage come together; its file is opened once. */
  #logFor(stage: string): Promise<AppendLog> {
    const log = this.#logs.get(stage);
    if (log) return Promise.resolve(log);
    const opening = this.#opening.get(stage) ?? this.#openStage(stage);
    this.#opening.set(stage, opening);
    return opening;
  }

  async #commit(stage: string, unit: string, committed: Committed): Promise<void> {
    const log = await this.#logFor(stage);
    const header: Header = {
      unit,
      ids: Object.fromEntries(
        Object.entries(committed.records).map(([name, records]) => [
          name,
          records.map((record) => record.id),
        ]),
      ),
      reasons: committed.rejects.map((reject) => reject.reason),
    };
    const line = `${JSON.stringify(header).slice(0, -1)}${divider}${JSON.stringify(committed)}}`;
    const written = log.append(line);
    this.#index(stage, { ...header, ...written.place });
    await written.durable;
  }

  #asStore(): Store {
    return {
      read: (collection) => this.#read(collection),
      ids: (collection, only) => {
        const stages = only === undefined ? this.#stages() : [only];
        return stages.flatMap((stage) => this.#sorted(stage).flatMap((entry) => entry.ids[collection] ?? []));
      },
      get: (collection, id) => this.#get(collection, id),
      siblings: (collection, id) => this.#siblings(collection, id),
      rejects: () => this.#rejects(),
      finished: (stage) => new Set(this.#units.get(stage)?.keys()),
      tally: (stage) =>
        tallyOf(
          this.#sorted(stage).map((entry) => ({
            records: Object.values(entry.ids).reduce((sum, ids) => sum + ids.length, 0),
            reasons: entry.reasons,
          })),
        ),
      commit: (stage, unit, committed) => this.#commit(stage, unit, committed),
      [Symbol.asyncDispose]: () => this.#close(),
    };
  }

  async *#rejects(): AsyncIterable<Committed['rejects'][number]> {
    for (const stage of this.#stages()) {
      for (const entry of this.#sorted(stage)) {
        if (entry.reasons.length > 0) yield* (await this.#payload(stage, entry)).rejects;
      }
    }
  }
}

function parseHeader(line: string, path: string, number: number): Header {
  try {
    const end = line.indexOf(divider);
    return JSON.parse(`${line.slice(0, end)}}`) as Header; // written by #commit
  } catch (cause) {
    const next = 'the file was changed by something else; restore it or start another run with --run';
    throw new UsageError(`${path}:${number}: not a committed unit (${messageOf(cause)}); ${next}`, { cause });
  }
}
