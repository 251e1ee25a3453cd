// One entry of a journal as a line: a checksum of all that follows, the key, and what is kept as JSON, or `-` where the
// entry was removed.
import { crc32 } from 'node:zlib';
import type { Kept } from './journal.ts';

const sumLength = 8;
const keyEnd = sumLength + 64;
const removed = '-';

/** Without `kept` the line says that the entry was removed. */
export function lineOf(key: string, kept: Kept | undefined): Buffer {
  const rest = Buffer.from(`${key} ${kept === undefined ? removed : JSON.stringify(kept)}`);
  return Buffer.concat([Buffer.from(sumOf(rest)), rest, Buffer.from('\n')]);
}

interface Entry {
  readonly key: string;
  readonly isRemoval: boolean;
}

/** What a line is about; undefined for one that is damaged. */
export function entryIn(line: Buffer): Entry | undefined {
  const rest = line.subarray(sumLength);
  if (line.length < keyEnd + 2 || line.toString('latin1', 0, sumLength) !== sumOf(rest)) return undefined;
  const isRemoval = line.length === keyEnd + 2 && line.toString('latin1', keyEnd + 1) === removed;
  return { key: line.toString('latin1', sumLength, keyEnd), isRemoval };
}

/** What an undamaged line keeps. */
export const keptIn = (line: Buffer): Kept => JSON.parse(line.toString('utf8', keyEnd + 1)) as Kept; // by lineOf

const sumOf = (rest: Buffer): string => crc32(rest).toString(16).padStart(sumLength, '0');
