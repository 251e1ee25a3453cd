// The file of units of one stage, with its index. A file that is as its index has sealed it is not read. One that somebody
// writes is read from the last checkpoint on. Any other is read as a whole, every line is checked, and its index is made
// again.
import { BugError } from '../errors.ts';
import type { AppendLog, LineReader } from '../files/append-log.ts';
import { type Committed, compareIds } from '../store.ts';
import { misreadError } from './damage.ts';
import type { DigestFile } from './digest-file.ts';
import { digestsOf, type UnitDigests } from './digests.ts';
import { type Checkpoint, type OpenIndex, type UnitSum, unitText, withdrawnText } from './index-file.ts';
import type { IndexWriter } from './index-writer.ts';
import { sealOf } from './seal.ts';
import { idsIn, idsStarting, type Listed, type StageIndex } from './stage-index.ts';
import { indexedUnit, type StoredUnit } from './stage-lines.ts';
import { count, type StageSums, unitCount } from './stage-sums.ts';
import type { FoundUnits, IndexedStage } from './unit-index.ts';
import { committedAt, unitLine, withdrawalLine } from './unit-line.ts';

/** What was found when the file was opened: its units, or their index with the lines after its checkpoint. */
export type Found =
  | { readonly index: StageIndex<StoredUnit> }
  | { readonly saved: OpenIndex; readonly tail: StageIndex<StoredUnit> };

interface OpenStage {
  readonly stage: string;
  readonly path: string;
  readonly file: LineReader;
  /** The same file, where this process writes it. */
  readonly log: AppendLog | undefined;
  readonly found: Found;
  readonly tail: Checkpoint['tail'];
  readonly writer: IndexWriter;
  readonly digests: DigestFile;
  /** Whether digests that had to be made again are kept. */
  isKeeper(): Promise<boolean>;
}

/** Units after which the index on the disk follows. Whoever reads meanwhile reads so many lines more. */
const unitsBetween = 256;

/** So many units are found in the lines in the time in which all of them are read. */
const mostLookups = 16;

export class StageFile implements IndexedStage<StoredUnit> {
  readonly #open: OpenStage;
  #found: Found;
  readonly #foundSums: StageSums;
  /** What the index on the disk covers together with `#pending`. */
  readonly #durable: { readonly sums: StageSums; covers: number; tail: Checkpoint['tail'] };
  #pending: string[] = [];
  #lookups = 0;
  #hasFailed = false;

  constructor(open: OpenStage) {
    this.#open = open;
    this.#found = open.found;
    this.#foundSums = sumsIn(open.found);
    const { size } = open.file;
    this.#durable = { sums: structuredClone(this.#foundSums), covers: size, tail: open.tail };
  }

  get sums(): StageSums {
    return 'index' in this.#found ? this.#found.index.sums : this.#foundSums;
  }

  /** Those that are asked for one by one are looked for in the lines of the index, until there are too many of them. */
  get found(): FoundUnits<StoredUnit> {
    if ('index' in this.#found) return this.#found.index;
    this.#lookups += 1;
    return this.#lookups > mostLookups ? this.index : foundIn(this.#found, () => this.index);
  }

  get index(): StageIndex<StoredUnit> {
    if ('index' in this.#found) return this.#found.index;
    const { saved, tail } = this.#found;
    const index = saved.units();
    for (const unit of tail.units()) index.add(unit);
    saved.close();
    this.#found = { index };
    return index;
  }

  /** Changes with every line. */
  get stamp(): string {
    return `${this.#open.file.size} ${this.#durable.tail?.start ?? ''}`;
  }

  get finishedCount(): number {
    return unitCount(this.sums);
  }

  /** Of an index that is on the disk, the IDs alone are read. */
  finished(): ReadonlySet<string> {
    if (this.finishedCount === 0) return new Set();
    const saved = 'saved' in this.#found ? this.#found.saved.sums() : undefined;
    if (!saved || !('tail' in this.#found)) return this.index.finished();
    return new Set([...saved.map(({ unit }) => unit), ...this.#found.tail.finished()]);
  }

  async committed({ position, sum }: StoredUnit): Promise<Committed> {
    const committed = committedAt(await this.#open.file.read(position), sum);
    if (!committed) throw misreadError(this.#open.path, position.offset);
    return committed;
  }

  /** Of the units that have any records or rejects of this name. */
  async *digests(listed: Listed): AsyncIterable<UnitDigests> {
    const { digests, isKeeper } = this.#open;
    digests.save();
    using noted = digests.read();
    const isKept = await isKeeper();
    for (const unit of this.#sumsWith(listed).sort((a, b) => compareIds(a.unit, b.unit))) {
      const known = noted.of(unit);
      if (known) yield known;
      else {
        const stored = this.index.find(unit.unit);
        if (!stored) continue; // it was withdrawn meanwhile
        const made = digestsOf(await this.committed(stored)) ?? {};
        if (isKept) digests.note(stored, made);
        yield made;
      }
    }
  }

  /** Of all units that have any records or rejects of this name, without reading the whole index where that is possible. */
  #sumsWith(listed: Listed): UnitSum[] {
    const saved = 'saved' in this.#found ? this.#found.saved.sums(listed) : undefined;
    const units = saved && 'tail' in this.#found ? this.#found.tail.units() : this.index.units();
    return [...(saved ?? []), ...[...units].filter((unit) => idsIn(unit, listed).length > 0)];
  }

  async commit(unit: string, committed: Committed): Promise<void> {
    const { index } = this;
    const { stage } = this.#open;
    if (index.find(unit)) throw new BugError(`unit ${unit} of ${stage} was committed twice`);
    const { text, header, sum } = unitLine(unit, committed);
    const { position, durable } = this.#log().append(text);
    const stored = { ...indexedUnit(stage, header, committed), sum, position };
    index.add(stored);
    await this.#afterwards(durable);
    count(this.#durable.sums, stored, 1);
    this.#cover(position, sum, unitText(stored));
    const digests = digestsOf(committed);
    if (digests) this.#open.digests.note(stored, digests);
  }

  async withdraw(units: readonly string[]): Promise<void> {
    const { index } = this;
    const before = units.map((unit) => [unit, index.find(unit)] as const);
    const sums = Object.fromEntries(before.map(([unit, stored]) => [unit, stored?.sum ?? '']));
    for (const unit of units) {
      index.remove(unit);
      index.withdrawn.set(unit, sums[unit] ?? '');
    }
    const { text, sum } = withdrawalLine(sums);
    const { position, durable } = this.#log().append(text);
    await this.#afterwards(durable);
    for (const [, stored] of before) if (stored) count(this.#durable.sums, stored, -1);
    this.#cover(position, sum, withdrawnText(sums));
  }

  async close(): Promise<void> {
    const { file, log, path } = this.#open;
    await file.close();
    if (log && this.#pending.length > 0) this.#save(sealOf(path));
    this.#open.digests.save();
    if ('saved' in this.#found) this.#found.saved.close();
  }

  #log(): AppendLog {
    const { log, path } = this.#open;
    if (!log) throw new BugError(`${path} is open for reading only`);
    return log;
  }

  async #afterwards(durable: Promise<void>): Promise<void> {
    try {
      await durable;
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
  }

  /** Lines come to be durable in the order in which they were appended. */
  #cover({ offset, length }: StoredUnit['position'], sum: string, line: string): void {
    this.#durable.covers = offset + length + 1;
    this.#durable.tail = { offset, start: sum };
    this.#pending.push(line);
    if (this.#pending.length >= unitsBetween) this.#save(undefined);
  }

  /** After a write that failed, nobody knows what is in the file: the next one to open it reads it as a whole. */
  #save(seal: string | undefined): void {
    if (this.#hasFailed) return;
    const { sums, covers, tail } = this.#durable;
    this.#open.writer.write(this.#pending.join(''), {
      sums,
      covers,
      ...(tail ? { tail } : {}),
      ...(seal === undefined ? {} : { seal }),
    });
    this.#pending = [];
  }
}

function foundIn(
  { saved, tail }: Extract<Found, { saved: OpenIndex }>,
  whole: () => StageIndex<StoredUnit>,
): FoundUnits<StoredUnit> {
  const inLines = (text: string): StoredUnit[] | undefined =>
    saved.unitsWith(JSON.stringify(text).slice(0, -1));
  return {
    find: (unit) =>
      tail.find(unit) ?? (inLines(unit) ?? [whole().find(unit)]).find((each) => each?.unit === unit),
    holderOf: (listed, id) =>
      tail.holderOf(listed, id) ??
      (inLines(id) ?? [whole().holderOf(listed, id)]).findLast(
        (each) => each && idsIn(each, listed).includes(id),
      ),
    startingWith(start) {
      const units = inLines(start);
      return units
        ? [...idsStarting(units, start), ...tail.startingWith(start)]
        : whole().startingWith(start);
    },
  };
}

function sumsIn(found: Found): StageSums {
  if ('index' in found) return found.index.sums;
  const { sums } = found.saved.checkpoint;
  for (const unit of found.tail.units()) count(sums, unit, 1);
  return sums;
}
