// Lines that outlive a kill, though not a loss of power: each leaves the process in the call that writes it.
// A short write into the page cache takes less than waking a thread for it.
import { closeSync, openSync, writeSync } from 'node:fs';
import { appendLog } from './append-log.ts';

export interface LineFile {
  write(line: string): void;
  close(): void;
}

/** Opens the file, shows each whole line to `visit`, and cuts a torn one off. */
export async function lineFile(
  path: string,
  visit: (line: string, number: number) => void,
): Promise<LineFile> {
  await (await appendLog(path, true, (line, _, number) => visit(line, number))).close();
  const handle = openSync(path, 'a');
  return {
    write: (line) => void writeSync(handle, `${line}\n`),
    close: () => closeSync(handle),
  };
}

/** Collects lines and writes them a few times a second: for what may lose its last moment. */
export function lazily(file: LineFile, milliseconds: number): LineFile {
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
