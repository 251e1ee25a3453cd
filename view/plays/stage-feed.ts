// The lines that were committed since the last look, read in pieces, so that a run of any size takes little memory.
import { type FileHandle, open } from 'node:fs/promises';

export interface FedLine {
  /** Valid until the next piece is read. */
  readonly line: Buffer;
  readonly start: number;
}

export interface Place {
  /** Where the next line begins. */
  readonly size: number;
  /** Where the line before it begins, and with what; empty where there is none. */
  readonly tail: number;
  readonly sum: string;
}

export const beginning: Place = { size: 0, tail: 0, sum: '' };

/** `{"sum":"9ae0daaf"`: every line begins with a checksum of the rest. */
const sumBytes = 17;

/** Bytes read at once; a longer line is read whole. */
const pieceBytes = 4 << 20;

export interface StageFile {
  /** Unique among the files of an index. */
  readonly stage: string;
  readonly path: string;
  /** Whether records of the collection count that lie in this file. */
  shows(collection: string): boolean;
  /** False for files of the run that an eval is made of, whose rejects are none of the eval. */
  readonly isOwn: boolean;
}

/** Whether a file still holds what was read of it. */
export async function isContinued(path: string, { size, tail, sum }: Place): Promise<boolean> {
  if (size === 0) return true;
  const handle = await open(path, 'r').catch(() => undefined); // a file that is gone is not continued
  if (!handle) return false;
  try {
    const bytes = Buffer.alloc(sumBytes);
    const { bytesRead } = await handle.read(bytes, 0, sumBytes, tail);
    return (await handle.stat()).size >= size && bytes.toString('latin1', 0, bytesRead) === sum;
  } finally {
    await handle.close();
  }
}

/** Whole lines from a place on, in pieces, each with the place after it. */
export async function* pieces(
  path: string,
  from: Place,
): AsyncIterable<{ lines: readonly FedLine[]; next: Place }> {
  const handle = await open(path, 'r');
  try {
    let place = from;
    for (let bytes = pieceBytes; ; ) {
      const { lines, end, isAll } = await linesAt(handle, place.size, bytes);
      const last = lines.at(-1);
      if (last) {
        const sum = last.line.toString('latin1', 0, sumBytes);
        place = { size: end, tail: last.start, sum };
        yield { lines, next: place };
        bytes = pieceBytes;
      } else if (isAll) return;
      else bytes *= 2; // the line is longer than the piece
    }
  } finally {
    await handle.close();
  }
}

interface Piece {
  readonly lines: readonly FedLine[];
  readonly end: number;
  /** The file has no more. */
  readonly isAll: boolean;
}

async function linesAt(handle: FileHandle, start: number, most: number): Promise<Piece> {
  const buffer = Buffer.alloc(most);
  const { bytesRead } = await handle.read(buffer, 0, most, start);
  const lines: FedLine[] = [];
  let from = 0;
  for (let at = buffer.indexOf(10); at >= 0 && at < bytesRead; at = buffer.indexOf(10, from)) {
    lines.push({ line: buffer.subarray(from, at), start: start + from });
    from = at + 1;
  }
  return { lines, end: start + from, isAll: bytesRead < most };
}
