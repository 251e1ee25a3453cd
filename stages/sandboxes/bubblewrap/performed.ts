// Performs a command within its limits: what the kernel does not limit is watched here.
import { whenAborted } from '../../../pipeline/when-aborted.ts';
import { type Exit, type ServerCommand, startSupervised } from '../../mcp/supervised.ts';
import type { Ending, RunResult, SandboxLimits } from '../sandbox.ts';
import { watchProcess } from '../watch.ts';
import { sizeOf } from './directory.ts';

export interface Bounds {
  readonly directory: string;
  readonly stdin: string;
  readonly limits: SandboxLimits;
  readonly signal?: AbortSignal;
}

/** Times the limit on processor time: how long a program may take on the clock on the wall. */
const patience = 3;
/** In MB: an interpreter before it runs anything, with the processes around it. */
const basis = 150;
/** Milliseconds between two looks at the tree. */
const interval = 100;

type Performed = Pick<RunResult, 'stdout' | 'stderr' | 'exit' | 'ended'>;

export async function performed(
  command: ServerCommand,
  { directory, stdin, limits, signal }: Bounds,
): Promise<Performed> {
  const child = startSupervised(command);
  let stopped: Ending | undefined;
  const stop = (why: Ending): void => {
    stopped ??= why;
    child.kill();
  };
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      const room = Math.max(0, limits.output - output.stdout.length - output.stderr.length);
      output[stream] += text.slice(0, room);
      if (text.length > room) stop('output');
    });
  const { seconds, memory } = limits;
  const unwatch = watchProcess(child.pid ?? 0, { seconds, patience, memory: memory + basis }, stop);
  const looks = setInterval(async () => {
    const { files, size } = await sizeOf(directory, limits.files);
    if (files > limits.files || size > limits.size) stop('output');
  }, interval);
  const forget = signal ? whenAborted(signal, () => child.kill()) : () => {};
  try {
    child.stdin.end(stdin);
    const exit = await child.exited;
    signal?.throwIfAborted();
    const ended = stopped ?? endingOf(exit, output.stderr);
    return { ...output, ended, exit: ended === 'exit' ? (exit.code ?? undefined) : undefined };
  } finally {
    unwatch();
    clearInterval(looks);
    forget();
  }
}

/** The kernel kills what exceeds its processor time; V8 aborts when its heap is full. */
function endingOf({ code, signal }: Exit, stderr: string): Ending {
  const killed = 128 + 9;
  const exceeded = 128 + 24; // SIGXCPU
  const aborted = [128 + 5, 128 + 6]; // SIGTRAP, SIGABRT
  if (signal !== null || code === null) return 'crash';
  if (code === killed || code === exceeded) return 'time';
  if (/MemoryError\s*$/.test(stderr) || /heap out of memory|Cannot allocate memory/.test(stderr))
    return 'memory';
  return aborted.includes(code) || code === 128 + 11 ? 'crash' : 'exit';
}
