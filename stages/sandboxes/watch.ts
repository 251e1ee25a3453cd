// Watches what a process and its descendants use, where the machine tells it (Linux), and how long they take,
// everywhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Bounds {
  /** Of processor time, or `patience` times as much of the clock on the wall. */
  readonly seconds: number;
  /** A busy machine is not the program's fault; but a program that only waits has to end too. */
  readonly patience: number;
  /** In MB, all of them together. */
  readonly memory: number;
}

/** Milliseconds between two looks: a process can take some 300 MB in that time. */
const interval = 100;
/** Ticks of /proc/PID/stat per second, on every Linux that Node runs on. */
const ticks = 100;
const pageSize = 4096;

/** Calls back once, when a bound is exceeded. The function that it returns ends the watch. */
export function watchProcess(
  pid: number,
  { seconds, patience, memory }: Bounds,
  exceeded: (what: 'time' | 'memory') => void,
): () => void {
  const before = usageOf(pid).seconds;
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const usage = usageOf(pid);
    const isLate = usage.seconds - before > seconds || (looks * interval) / 1000 > seconds * patience;
    if (!isLate && usage.memory <= memory) return;
    clearInterval(timer);
    exceeded(isLate ? 'time' : 'memory');
  }, interval);
  return () => clearInterval(timer);
}

interface Usage {
  readonly seconds: number;
  /** In MB. */
  readonly memory: number;
}

/** Nothing where there is no /proc, or no such process any more. */
function usageOf(root: number): Usage {
  const own = (listsChildren() ? listedBelow(root) : foundBelow(root)).flatMap((pid) => statOf(pid) ?? []);
  return {
    seconds: own.reduce((sum, stat) => sum + stat.seconds, 0),
    memory: own.reduce((sum, stat) => sum + stat.memory, 0),
  };
}

let hasLists: boolean | undefined;

/** Whether the kernel lists the children of a process (CONFIG_PROC_CHILDREN); otherwise all processes are looked at. */
function listsChildren(): boolean {
  hasLists ??= existsSync(`/proc/self/task/${process.pid}/children`);
  return hasLists;
}

/** The process and its descendants. Any thread of a process can have started some of them. */
function listedBelow(root: number): number[] {
  const all = [root];
  for (const pid of all) // grows while it is gone through
    for (const thread of entriesOf(`/proc/${pid}/task`))
      for (const child of textOf(`/proc/${pid}/task/${thread}/children`).split(' '))
        if (child !== '') all.push(Number(child));
  return all;
}

function foundBelow(root: number): number[] {
  const parents = new Map(
    entriesOf('/proc')
      .map(Number)
      .filter((pid) => Number.isInteger(pid))
      .flatMap((pid): [number, number][] => {
        const stat = statOf(pid);
        return stat ? [[pid, stat.parent]] : [];
      }),
  );
  const isBelow = (pid: number): boolean => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it has ended
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // it has ended
  }
};

function statOf(pid: number): (Usage & { readonly parent: number }) | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat === '') return undefined;
  // After the name: state, parent, and so on; processor time are fields 14 to 17, resident pages field 24.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, gone = 0, goneSystem = 0, pages = 0] = [1, 11, 12, 13, 14, 21].map(
    (index) => fields[index] ?? 0,
  );
  const seconds = (user + system + gone + goneSystem) / ticks;
  return { parent, seconds, memory: (pages * pageSize) / 2 ** 20 };
}
