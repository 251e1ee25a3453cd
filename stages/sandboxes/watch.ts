// Watches what a process uses, where the machine tells it (Linux), and how long it takes, everywhere.
import { readFileSync } from 'node:fs';

interface Bounds {
  /** Of processor time, or ten times as much of the clock on the wall: a busy machine is not the program's fault. */
  readonly seconds: number;
  /** In MB, all of the process. */
  readonly memory: number;
}

/** Milliseconds between two looks: a process can take some 300 MB in that time. */
const interval = 100;
const patience = 10;
/** Ticks of /proc/PID/stat per second, on every Linux that Node runs on. */
const ticks = 100;
const pageSize = 4096;

/** Calls back once, when a bound is exceeded. The function that it returns ends the watch. */
export function watchProcess(
  pid: number,
  { seconds, memory }: Bounds,
  exceeded: (what: 'time' | 'memory') => void,
): () => void {
  const first = usageOf(pid);
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const usage = usageOf(pid);
    const spent = usage && first ? usage.seconds - first.seconds : 0;
    const isLate = spent > seconds || (looks * interval) / 1000 > seconds * patience;
    if (!isLate && (usage?.memory ?? 0) <= memory) return;
    clearInterval(timer);
    exceeded(isLate ? 'time' : 'memory');
  }, interval);
  return () => clearInterval(timer);
}

/** undefined where there is no /proc, or no such process any more. */
function usageOf(pid: number): { seconds: number; memory: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, resident = 0] = [fields[11], fields[12], fields[21]].map(Number);
    return { seconds: (user + system) / ticks, memory: (resident * pageSize) / 2 ** 20 };
  } catch {
    return undefined;
  }
}
