// Starts a command as the leader of a process group of its own. Ctrl-C in a terminal does not reach that
// group, and no process in it outlives us, however we end: a watcher in the group reads a pipe that only we
// hold open. A process that leaves the group (setsid) is found by a variable in its environment, or by the mark among
// its arguments, on Linux. Not contained: one that has neither goes on.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { BugError } from '../../pipeline/errors.ts';
import { killMarked } from './kill-marked.ts';

/** As an argument, it becomes the mark: for a command whose processes leave the group and clear their environment. */
export const markPlace = '(mark)';

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the command. */
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Supervised {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Of the leader of its group; undefined if it never started. */
  readonly pid: number | undefined;
  /** Rejects when the command cannot be started at all. */
  readonly started: Promise<unknown>;
  /**
   * Resolves when the command has exited and what it wrote has been read. The rest of its group is then gone.
   */
  readonly exited: Promise<Exit>;
  /**
   * Closes stdin, then sends SIGTERM, then SIGKILL, to the whole group. Resolves when the command has exited.
   */
  end(): Promise<void>;
  /** Kills the whole group at once. */
  kill(): void;
  /** Whether it keeps this process from ending, as it does from its start. */
  hold(isHeld: boolean): void;
}

/**
 * The shell is the leader. When file descriptor 3 closes, we are gone, and the watcher ends the group with the
 * same pause as `end`. When the command exits, the shell writes the exit code to descriptor 3 and kills whatever
 * the command left behind, itself included. $0 is the mark that only the command and what it starts have in their
 * environment, or their arguments; those that have left the group are killed by it, and so are those that they start
 * meanwhile. The brackets keep grep from finding itself.
 */
const script = `
strays() {
  for round in 1 2 3; do
    found=$(grep -ls "TOOLLOOM_SERVE[R][=_]$0" /proc/[0-9]*/environ /proc/[0-9]*/cmdline)
    [ -n "$found" ] || return 0
    for path in $found; do path=\${path#/proc/}; kill -KILL "\${path%%/*}"; done
  done
}
trap : HUP INT TERM
{ trap '' HUP INT TERM; read -r end <&3; kill -TERM 0; sleep 0.3; strays; kill -KILL 0; } </dev/null >/dev/null 2>&1 &
TOOLLOOM_SERVER="$0" "$@" 3<&-
status=$?
exec 2>/dev/null
trap '' PIPE
kill -KILL $!
wait $!
echo $status >&3
strays
kill -KILL 0`;

/**
 * Milliseconds that a server gets to exit on the end of its input, then on SIGTERM. Most need less than 50.
 */
const patience = 300;
/**
 * Milliseconds for the last output to arrive. A process outside the group may hold the pipes open for ever.
 */
const outputPatience = 500;

export function startSupervised({ command, args, environment, directory }: ServerCommand): Supervised {
  const mark = randomBytes(16).toString('hex');
  const marked = args.map((each) => (each === markPlace ? markIn(mark) : each));
  const child = spawn('/bin/sh', ['-c', script, mark, command, ...marked], {
    cwd: directory,
    env: environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new BugError('a child process has no pipes');
  stdin.on('error', () => {}); // the command is gone, and its exit says so
  child.stdio[3]?.on('error', () => {}); // as above
  const exited = exitOf(child, () => (args.includes(markPlace) ? killMarked(markIn(mark)) : undefined));
  exited.catch(() => {}); // a command that cannot be started is reported by `started`
  return {
    stdin,
    stdout,
    stderr,
    pid: child.pid,
    started: once(child, 'spawn'),
    exited,
    async end() {
      stdin.end();
      if (await settles(exited, patience)) return;
      signalGroup(child, 'SIGTERM');
      if (await settles(exited, patience)) return;
      child.stdio[3]?.destroy(); // the watcher kills what is left, inside the group and outside
      if (await settles(exited, 2 * patience + outputPatience)) return;
      signalGroup(child, 'SIGKILL');
      await settles(exited, patience);
    },
    kill: () => signalGroup(child, 'SIGKILL'),
    hold(isHeld) {
      // With `pipe`, each stream is a socket.
      for (const each of [child, ...(child.stdio as readonly (Socket | null)[])])
        if (isHeld) each?.ref();
        else each?.unref();
    },
  };
}

const markIn = (mark: string): string => `TOOLLOOM_SERVER_${mark}`;

async function exitOf(child: ChildProcess, killStrays: () => Promise<void> | undefined): Promise<Exit> {
  const drained = once(child, 'close');
  drained.catch(() => {}); // `exit` rejects for the same reason
  let status = '';
  child.stdio[3]?.on('data', (text) => (status += text));
  const [code, signal] = await once(child, 'exit');
  signalGroup(child, 'SIGKILL'); // in case something killed the shell alone
  if (status === '') await killStrays(); // no shell was left to do it
  await settles(drained, outputPatience);
  for (const stream of child.stdio) stream?.destroy();
  return status === '' ? { code, signal } : { code: Number(status), signal: null };
}

/** Whether a promise resolves or rejects within so many milliseconds. */
async function settles(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const expired = sleep(milliseconds, false, { signal: timer.signal });
  try {
    return await Promise.race([settled, expired]);
  } finally {
    timer.abort(); // a timer that is still running would keep this process alive
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return; // it never started
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // node:process errors carry a code
  }
}

/** "exited with code 3". The shell reports a signal as 128 plus its number. */
export function exitText({ code, signal }: Exit): string {
  if (signal) return `was killed by ${signal}`;
  const meanings: Record<number, string> = { 126: ' (not executable)', 127: ' (command not found)' };
  const [name] = Object.entries(constants.signals).find(([, number]) => code === 128 + number) ?? [];
  return name ? `was killed by ${name}` : `exited with code ${code}${meanings[code ?? 0] ?? ''}`;
}
