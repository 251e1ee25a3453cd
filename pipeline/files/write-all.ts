// Writes all bytes or throws. A call may write a part of them, as on a disk that has just become full.
import { writeSync } from 'node:fs';

/** `path` is for the message of an error. */
export function writeAll(file: number, bytes: Buffer, path: string): void {
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
