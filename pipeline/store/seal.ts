// The state of a file that nobody writes, in one text: as long as it is the same, so is the content of the file.
import { statSync } from 'node:fs';

/** Undefined where there is no such file. */
export function sealOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ');
}
