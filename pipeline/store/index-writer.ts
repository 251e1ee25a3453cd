// Writes the index of a stage. Nothing depends on it, so where it cannot be written there is none, and whoever opens the run
// next reads the file of units as a whole.
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Covered, checkpointText, firstLine } from './index-file.ts';

/** Bytes that are kept of the file, and their checksum. */
interface Kept {
  readonly size: number;
  readonly crc: number;
}

const nothing: Kept = { size: 0, crc: 0 };

export class IndexWriter {
  readonly #path: string;
  /** The number of the file: a reader may have put another one in its place. */
  #inode: number | undefined;
  /** Undefined where it could not be written. */
  #kept: Kept | undefined;

  /** `kept`: what is there already; left out, the file is made anew. */
  constructor(path: string, kept: Kept = nothing) {
    this.#path = path;
    this.#kept = kept;
    if (kept.size > 0) this.#inode = inodeOf(path);
  }

  /** Adds lines, and what is covered with them. */
  write(lines: string, covered: Covered): void {
    if (!this.#kept) return;
    const isNew = this.#kept.size === 0;
    const added = isNew ? firstLine + lines : lines;
    const before = after(this.#kept, added);
    const text = added + checkpointText(covered, before.size, before.crc);
    const { size } = this.#kept;
    this.#kept = after(this.#kept, text);
    try {
      if (isNew) replaceWith(text, this.#path);
      else if (inodeOf(this.#path) === this.#inode) append(text, this.#path, size);
      else this.#kept = undefined;
      if (isNew) this.#inode = inodeOf(this.#path);
    } catch {
      this.#kept = undefined;
    }
  }
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

const after = ({ size, crc }: Kept, text: string): Kept => ({
  size: size + Buffer.byteLength(text),
  crc: crc32(text, crc),
});

/** Two processes may do so at once: one of them is last, and either is right. */
export function replaceWith(text: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What stands after `size` was torn by a kill. */
function append(text: string, path: string, size: number): void {
  truncateSync(path, size);
  appendFileSync(path, text);
}
