// An append-only file of lines: commits that come together share one fsync, a torn last line is cut off when
// the file is opened for writing, and lines are read by offset.
import { type FileHandle, open } from 'node:fs/promises';

export interface LinePosition {
  readonly offset: number;
  readonly length: number;
}

export interface LineReader {
  /** Where the last whole line ends. */
  readonly size: number;
  read(position: LinePosition): Promise<Buffer>;
  close(): Promise<void>;
}

export interface AppendLog extends LineReader {
  /** The position is known at once; `durable` settles after the fsync that covers the line. */
  append(line: string): { position: LinePosition; durable: Promise<void> };
}

/** Called with each whole line, without its line end. The buffer is valid only during the call. */
export type LineVisitor = (line: Buffer, offset: number, number: number) => void;

/**
 * Opens or creates the file, shows each whole line to `visit`, and cuts off a torn last line. `from`: where the first line
 * begins that is to be shown.
 */
export async function openAppendLog(path: string, visit: LineVisitor, from = 0): Promise<AppendLog> {
  const handle = await open(path, 'a+');
  return await closingOnError(handle, async () => {
    const size = await visitLines(handle, visit, from);
    if (size < (await handle.stat()).size) await handle.truncate(size);
    return new Appender(handle, size);
  });
}

/** Opens an existing file and shows each whole line to `visit`. A torn last line is left alone. */
export async function openLineReader(path: string, visit: LineVisitor, from = 0): Promise<LineReader> {
  const handle = await open(path, 'r');
  return await closingOnError(
    handle,
    async () => new Appender(handle, await visitLines(handle, visit, from)),
  );
}

async function closingOnError<Result>(handle: FileHandle, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Bytes read at once. */
const chunkBytes = 1 << 20;

/** Returns where the last whole line ends. Holds one line in memory at a time. */
async function visitLines(handle: FileHandle, visit: LineVisitor, from: number): Promise<number> {
  let torn: Buffer[] = []; // chunks of a line whose end has not been read yet
  let position = from;
  let offset = from;
  let number = 1;
  // Not until the end: a device has none.
  const { size } = await handle.stat();
  const chunk = Buffer.alloc(Math.max(0, Math.min(chunkBytes, size - from)));
  while (position < size) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0 && end < bytesRead; end = chunk.indexOf(10, start)) {
      const tail = chunk.subarray(start, end);
      const line = torn.length === 0 ? tail : Buffer.concat([...torn, tail]);
      torn = [];
      visit(line, offset, number);
      offset += line.length + 1;
      number += 1;
      start = end + 1;
    }
    if (start < bytesRead) torn.push(Buffer.from(chunk.subarray(start, bytesRead)));
  }
  return offset;
}

class Appender implements AppendLog {
  readonly #handle: FileHandle;
  #size: number;
  #pending: string[] = [];
  #flush: Promise<void> | undefined;
  #previous: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  append(line: string): { position: LinePosition; durable: Promise<void> } {
    const position = { offset: this.#size, length: Buffer.byteLength(line) };
    this.#size += position.length + 1;
    this.#pending.push(line);
    this.#flush ??= this.#flushSoon();
    return { position, durable: this.#flush };
  }

  /** Everything appended while one flush waits or writes shares the next fsync. */
  async #flushSoon(): Promise<void> {
    await this.#previous;
    const lines = this.#pending;
    this.#pending = [];
    this.#flush = undefined;
    this.#previous = this.#write(lines);
    await this.#previous;
  }

  async #write(lines: readonly string[]): Promise<void> {
    await this.#handle.appendFile(`${lines.join('\n')}\n`);
    await this.#handle.datasync();
  }

  async read({ offset, length }: LinePosition): Promise<Buffer> {
    await this.#flush;
    await this.#previous;
    const buffer = Buffer.alloc(length);
    await this.#handle.read(buffer, 0, length, offset);
    return buffer;
  }

  /** Whoever appended has already learned of a failed write from `durable`. */
  async close(): Promise<void> {
    await Promise.allSettled([this.#flush, this.#previous]);
    await this.#handle.close();
  }
}
