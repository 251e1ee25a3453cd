// Lines that survive a kill, though not a power failure: each line leaves the process in the call that writes
// it. A short write into the page cache takes less time than waking a thread for it.
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { type LineVisitor, openAppendLog, openLineReader } from './append-log.ts';
import { writeAll } from './write-all.ts';

export interface LineFile {
  /** A line that cannot be written leaves no part of itself behind. */
  write(line: string): void;
  close(): void;
}

type LineReceiver = (line: string, number: number) => void;

/**
 * Opens or creates the file, shows each whole line to `visit`, and cuts off a torn last line. Without `visit`, no other line
 * is read.
 */
export async function lineFile(path: string, visit?: LineReceiver): Promise<LineFile> {
  const show: LineVisitor = (line, _, number) => visit?.(line.toString('utf8'), number);
  await (await openAppendLog(path, show, visit ? 0 : lastLineEnd(path))).close();
  const handle = openSync(path, 'a');
  let { size } = fstatSync(handle);
  return {
    write(line) {
      const bytes = Buffer.from(`${line}\n`);
      try {
        writeAll(handle, bytes, path);
        size += bytes.length;
      } catch (error) {
        cutOff(handle, size);
        throw error;
      }
    },
    close: () => closeSync(handle),
  };
}

/** Bytes that are read at once. */
const chunkBytes = 1 << 16;

/** Where the last whole line ends; 0 where there is none. */
const lastLineEnd = (path: string): number =>
  reading(path, (handle) => lineEndBefore(handle, fstatSync(handle).size));

/** The last whole line of a file that is made if it is missing; undefined where there is none. */
export const lastLine = (path: string): string | undefined =>
  reading(path, (handle) => {
    const end = lineEndBefore(handle, fstatSync(handle).size);
    if (end === 0) return undefined;
    const start = lineEndBefore(handle, end - 1);
    const line = Buffer.alloc(end - 1 - start);
    readSync(handle, line, 0, line.length, start);
    return line.toString('utf8');
  });

function reading<Result>(path: string, read: (handle: number) => Result): Result {
  const handle = openSync(path, 'a+');
  try {
    return read(handle);
  } finally {
    closeSync(handle);
  }
}

/** After the last line end in the first `size` bytes. */
function lineEndBefore(handle: number, size: number): number {
  const chunk = Buffer.alloc(chunkBytes);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - chunkBytes);
    const read = readSync(handle, chunk, 0, end - start, start);
    const at = chunk.subarray(0, read).lastIndexOf(10);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

function cutOff(handle: number, size: number): void {
  try {
    ftruncateSync(handle, size);
  } catch {
    // A device cannot be cut off, and has kept nothing.
  }
}

/** Shows each whole line to `visit`, also while another process writes the file. A missing file has none. */
export async function readLines(path: string, visit: LineReceiver): Promise<void> {
  try {
    const file = await openLineReader(path, (line, _, number) => visit(line.toString('utf8'), number));
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // node:fs errors carry a code
  }
}

/**
 * Collects lines and writes them together after `milliseconds`. A kill may lose the last of them. If they cannot be written,
 * they are kept, and whoever writes or closes next is told.
 */
export function bufferedLines(file: LineFile, milliseconds: number): LineFile {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let hasFailed = false;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    hasFailed = true;
    if (lines.length > 0) file.write(lines.join('\n'));
    hasFailed = false;
    lines = [];
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch {
      // The next one to write throws.
    }
  };
  return {
    write(line) {
      lines.push(line);
      if (hasFailed) flush();
      else timer ??= setTimeout(flushLater, milliseconds);
    },
    close() {
      try {
        flush();
      } finally {
        file.close();
      }
    },
  };
}
