// The journal in a file of lines that is only appended to, so that a kill, a full disk, or a damaged byte costs at most
// the entry that it strikes. Several processes may write it: each line leaves a process in one call, at the end of
// the file. Positions are kept in memory, some hundred bytes for each entry.
import { closeSync, existsSync, fdatasyncSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import { writeAll } from '../../files/write-all.ts';
import { entryIn, keptIn, lineOf } from './entry.ts';
import type { Journal, Kept } from './journal.ts';

const fileName = 'entries.jsonl';

/** Where earlier versions kept their entries. */
const formerFile = 'data.mdb';

export interface FileJournal extends Journal, AsyncDisposable {
  get(key: string): Kept | undefined;
  /** Lines that are damaged. What they held is asked again. */
  readonly damaged: number;
}

export async function openJournal(directory: string): Promise<FileJournal> {
  const next = 'name another directory with --journal, or use --no-journal';
  if (existsSync(join(directory, formerFile)) && !existsSync(join(directory, fileName)))
    throw new UsageError(`${directory} holds a journal of an older version, which cannot be read; ${next}`);
  try {
    mkdirSync(directory, { recursive: true });
    return new LineJournal(join(directory, fileName));
  } catch (cause) {
    throw new UsageError(`${directory}: the journal cannot be opened (${messageOf(cause)}); ${next}`, {
      cause,
    });
  }
}

/** Bytes read at once. */
const chunkBytes = 1 << 20;

const lineEnd = 10;

class LineJournal implements FileJournal {
  readonly #path: string;
  readonly #file: number;
  /** The place of an entry in the two lists below. */
  readonly #places = new Map<string, number>();
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  /** How far the file has been looked at. */
  #seen = 0;
  /** The last line that was written is torn, so the next one begins on a new line. */
  #isTorn = false;
  damaged = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'a+');
    this.#look();
    this.#isTorn = this.#seen < fstatSync(this.#file).size;
  }

  get(key: string): Kept | undefined {
    const place = this.#placeOf(key);
    const offset = place === undefined ? undefined : this.#offsets[place];
    if (place === undefined || offset === undefined) return undefined;
    const line = Buffer.allocUnsafe(this.#lengths[place] ?? 0);
    readSync(this.#file, line, 0, line.length, offset);
    if (entryIn(line)?.key === key) return keptIn(line);
    this.damaged += 1;
    this.#places.delete(nameOf(key));
    return undefined;
  }

  async put(key: string, kept: Kept): Promise<void> {
    this.#append(key, kept);
  }

  async remove(key: string): Promise<void> {
    this.#append(key, undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#seen > 0) fdatasyncSync(this.#file);
    closeSync(this.#file);
  }

  /** Another process may have written the entry meanwhile. */
  #placeOf(key: string): number | undefined {
    const known = this.#places.get(nameOf(key));
    if (known !== undefined || fstatSync(this.#file).size === this.#seen) return known;
    this.#look();
    return this.#places.get(nameOf(key));
  }

  #append(key: string, kept: Kept | undefined): void {
    const line = lineOf(key, kept);
    const bytes = this.#isTorn ? Buffer.concat([Buffer.from([lineEnd]), line]) : line;
    this.#isTorn = true;
    writeAll(this.#file, bytes, this.#path);
    this.#isTorn = false;
    // Unless another process has written too, it is known where the line is.
    if (fstatSync(this.#file).size === this.#seen + bytes.length) this.#takeLines(bytes);
    else this.#look();
  }

  /** Takes up what the file has gained. A last line without an end is left for later. */
  #look(): void {
    let rest: Buffer = Buffer.alloc(0);
    const { size } = fstatSync(this.#file);
    for (let position = this.#seen; position < size; position = this.#seen + rest.length) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, size - position));
      const read = readSync(this.#file, chunk, 0, chunk.length, position);
      if (read === 0) return;
      rest = this.#takeLines(Buffer.concat([rest, chunk.subarray(0, read)]));
    }
  }

  /** Returns what comes after the last end of a line. */
  #takeLines(bytes: Buffer): Buffer {
    let start = 0;
    for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, start)) {
      if (end > start) this.#take(bytes.subarray(start, end), this.#seen + start);
      start = end + 1;
    }
    this.#seen += start;
    return bytes.subarray(start);
  }

  #take(line: Buffer, offset: number): void {
    const entry = entryIn(line);
    if (!entry) this.damaged += 1;
    else if (entry.isRemoval) this.#places.delete(nameOf(entry.key));
    else {
      this.#places.set(nameOf(entry.key), this.#offsets.length);
      this.#offsets.push(offset);
      this.#lengths.push(line.length);
    }
  }
}

/** Half of a key tells a billion entries apart, in a quarter of the memory. */
const nameOf = (key: string): string => Buffer.from(key.slice(0, 32), 'hex').toString('latin1');
