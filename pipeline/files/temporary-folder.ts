// Temporary folders, and those that dead processes have left. A folder's name tells whose it is, so whoever is killed
// between two steps leaves none without an owner: `toolloom-4026531836-4711-90210-x7Kq2c` belongs to process 4711 of a
// namespace, which began 90210 ticks after the machine.
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this process alone. Whoever makes it removes it. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), `toolloom-${ownerMark()}-`));

/**
 * Removes the folders of this user whose owners are dead. Those of other users are left alone, and so are those of
 * another namespace of processes, where the same number means another process.
 */
export async function sweepTemporaryFolders(): Promise<void> {
  const user = process.getuid?.();
  if (user === undefined) return; // where folders have no owner that one can tell
  const names = await readdir(tmpdir()).catch(() => []); // whoever needs the folder will say what is wrong with it
  await Promise.all(
    names.filter(isOfTheDead).map(async (name) => {
      const path = join(tmpdir(), name);
      const found = await lstat(path).catch(() => undefined); // another one has swept it
      if (!found?.isDirectory() || found.uid !== user) return;
      // What still writes there is about to end with its dead owner. The next start tries again.
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
    }),
  );
}

const ownerMark = (): string => `${namespace() ?? '0'}-${process.pid}-${beganAt(process.pid) ?? '0'}`;

function isOfTheDead(name: string): boolean {
  const [, space, pid = '', began] = /^toolloom-(\d+)-(\d+)-(\d+)-\w{6}$/.exec(name) ?? [];
  if (space === undefined || space !== namespace()) return false;
  // Of another process that has got the number since, the start differs.
  return process.platform === 'linux' ? beganAt(Number(pid)) !== began : !isRunning(Number(pid));
}

/** The number of the namespace in which process IDs count. Only Linux has several, and tells it nowhere else. */
function namespace(): string | undefined {
  if (process.platform !== 'linux') return '0';
  const path = '/proc/self/ns/pid';
  return existsSync(path) ? /\d+/.exec(readlinkSync(path))?.[0] : undefined;
}

/** When a process began: field 22 of its stat, whose second may hold spaces. Undefined where it has ended. */
function beganAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /[ZX]/.test(state) ? undefined : fields[18]; // a zombie has ended
  } catch (error) {
    if (/^(?:ENOENT|ESRCH)$/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined; // node:fs errors carry a code
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'; // node:process errors carry a code
  }
}
