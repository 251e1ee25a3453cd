// Files that are either whole or absent: they are written under another name, synced and then renamed.
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface OutputFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Gives the file its name. */
  finish(): Promise<{ path: string; bytes: number; sha256: string }>;
}

/** Opens a file for writing in parts. It appears under its name only when it is finished. */
export async function outputFile(path: string): Promise<OutputFile> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.partial`;
  const handle = await openNew(temporary);
  const sha256 = createHash('sha256');
  let bytes = 0;
  return {
    async write(content) {
      const data = typeof content === 'string' ? Buffer.from(content) : content;
      sha256.update(data);
      bytes += data.length;
      await handle.writeFile(data);
    },
    async finish() {
      await handle.sync();
      await handle.close();
      await rename(temporary, path);
      return { path, bytes, sha256: sha256.digest('hex') };
    },
  };
}

/** What lies there is removed and not written to: in a folder that others may write to, it may be a link. */
async function openNew(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return await open(path, 'wx');
}

export async function writeWhole(path: string, content: string): Promise<void> {
  const file = await outputFile(path);
  await file.write(content);
  await file.finish();
}
