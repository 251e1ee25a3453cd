// Processes of this machine, as `ps` sees them. A zombie counts as gone: it runs nothing, and whether it is
// collected depends on what process 1 is here.
import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

export function runningProcesses(): Process[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.flatMap((line) => {
    const [pid = '', parent = '', group = '', state = ''] = line.trim().split(/\s+/);
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
  });
}

/** Process ids of the children of a process, and of theirs. */
export function descendantsOf(pid: number): number[] {
  const all = runningProcesses();
  const below = (parent: number): number[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each.pid, ...below(each.pid)]);
  return below(pid);
}
