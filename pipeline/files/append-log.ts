// An append-only file of lines: grouped fsync on the way in, a torn last line cut off on opening, reads by
// place.
import { type FileHandle, open } from 'node:fs/promises';

export interface AppendLog {
  /** The line is in the file's place at once; `durable` resolves after the fsync that covers it. */
  append(line: string): { place: { offset: number; length: number }; durable: Promise<void> };
  read(offset: number, length: number): Promise<string>;
  close(): Promise<void>;
}

type LineVisitor = (line: string, offset: number, number: number) => void;

/**
 * Opens the file, shows each whole line to `visit`, and cuts what follows the last line end (when writable).
 * Only one line is held in memory at a time.
 */
export async function appendLog(path: string, writable: boolean, visit: LineVisitor): Promise<AppendLog> {
  const handle = await open(path, writable ? 'a+' : 'r');
  try {
    const size = await visitLines(handle, visit);
    if (writable) await handle.truncate(size);
    return new Appender(handle, size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function visitLines(handle: FileHandle, visit: LineVisitor): Promise<number> {
  const chunk = Buffer.alloc(1 << 20);
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  let offset = 0;
  let number = 1;
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) return offset;
    position += bytesRead;
    let buffer: Buffer = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10)) {
      visit(buffer.toString('utf8', 0, end), offset, number);
      offset += end + 1;
      number += 1;
      buffer = buffer.subarray(end + 1);
    }
    rest = buffer;
  }
}

class Appender implements AppendLog {
  readonly #handle: FileHandle;
  #size: number;
  #pending: string[] = [];
  #flush: Promise<void> | undefined;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  append(line: string): { place: { offset: number; length: number }; durable: Promise<void> } {
    const length = Buffer.byteLength(line);
    const place = { offset: this.#size, length };
    this.#size += length + 1;
    this.#pending.push(line);
    this.#flush ??= this.#flushSoon();
    return { place, durable: this.#flush };
  }

  /** Everything that is appended while one flush waits or writes shares the next fsync. */
  async #flushSoon(): Promise<void> {
    await this.#previous;
    const lines = this.#pending;
    this.#pending = [];
    this.#flush = undefined;
    this.#previous = this.#write(lines);
    await this.#previous;
  }

  #previous: Promise<void> = Promise.resolve();

  async #write(lines: readonly string[]): Promise<void> {
    await this.#handle.appendFile(`${lines.join('\n')}\n`);
    await this.#handle.datasync();
  }

  async read(offset: number, length: number): Promise<string> {
    await this.#flush;
    await this.#previous;
    const buffer = Buffer.alloc(length);
    await this.#handle.read(buffer, 0, length, offset);
    return buffer.toString('utf8');
  }

  async close(): Promise<void> {
    await this.#flush;
    await this.#previous;
    await this.#handle.close();
  }
}
