// A disk of a few megabytes that can be filled. Needs root, and the right to mount.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SmallDisk extends Disposable {
  readonly path: string;
  /** Leaves room for nothing. */
  fill(): void;
  free(): void;
}

export const canMount = (() => {
  try {
    smallDisk(1)[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
})();

export function smallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'toolloom-disk-'));
  const filling = join(path, 'filling');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch (error) {
    rmSync(path, { recursive: true });
    throw error;
  }
  return {
    path,
    fill() {
      try {
        writeFileSync(filling, Buffer.alloc(megabytes << 20));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error; // node:fs errors carry a code
      }
    },
    free: () => rmSync(filling, { force: true }),
    [Symbol.dispose]() {
      execFileSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
