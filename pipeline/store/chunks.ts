// Files that are read in pieces, so that their size does not matter.
import { readSync } from 'node:fs';

/** Fewer where the file ends before. */
export function bytesAt(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.max(0, length));
  let read = 0;
  while (read < buffer.length) {
    const more = readSync(file, buffer, read, buffer.length - read, offset + read);
    if (more === 0) break;
    read += more;
  }
  return buffer.subarray(0, read);
}

/** Bytes that are read at once. */
const chunkBytes = 1 << 20;

export function* chunksUpTo(file: number, end: number): Iterable<Buffer> {
  for (let offset = 0; offset < end; ) {
    const chunk = bytesAt(file, offset, Math.min(chunkBytes, end - offset));
    if (chunk.length === 0) return;
    yield chunk;
    offset += chunk.length;
  }
}

/** Chunks that end with a line, up to the last whole line. Each is valid until the next one is asked for. */
export function* wholeLinesUpTo(file: number, end: number): Iterable<Buffer> {
  let buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end));
  let torn = 0; // bytes of a line whose end has not been read yet, at the beginning of the buffer
  for (let offset = 0; offset < end; ) {
    if (torn === buffer.length) buffer = Buffer.concat([buffer], 2 * torn);
    const read = readSync(file, buffer, torn, Math.min(buffer.length - torn, end - offset), offset);
    if (read === 0) return;
    offset += read;
    const held = torn + read;
    const whole = buffer.lastIndexOf(10, held - 1) + 1;
    if (whole > 0) yield buffer.subarray(0, whole);
    buffer.copy(buffer, 0, whole, held);
    torn = held - whole;
  }
}
