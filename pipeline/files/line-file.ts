// Lines that survive a kill, though not a power failure: each line leaves the process in the call that writes
// it. A short write into the page cache takes less time than waking a thread for it.
import { closeSync, openSync, writeSync } from 'node:fs';
import { openAppendLog, openLineReader } from './append-log.ts';

export interface LineFile {
  write(line: string): void;
  close(): void;
}

type LineReceiver = (line: string, number: number) => void;

/** Opens or creates the file, shows each whole line to `visit`, and cuts off a torn last line. */
export async function lineFile(path: string, visit: LineReceiver): Promise<LineFile> {
  await (await openAppendLog(path, (line, _, number) => visit(line.toString('utf8'), number))).close();
  const handle = openSync(path, 'a');
  return {
    write: (line) => void writeSync(handle, `${line}\n`),
    close: () => closeSync(handle),
  };
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

/** Collects lines and writes them together after `milliseconds`. A kill may lose the last of them. */
export function bufferedLines(file: LineFile, milliseconds: number): LineFile {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) file.write(lines.join('\n'));
    lines = [];
  };
  return {
    write(line) {
      lines.push(line);
      timer ??= setTimeout(flush, milliseconds);
    },
    close() {
      flush();
      file.close();
    },
  };
}
