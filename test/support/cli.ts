// The command line as a real child process, from the build that `npm test` makes first.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..', '..');
export const cli = join(root, 'dist', 'pipeline', 'cli.js');

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function start(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): { child: ChildProcess; result: Promise<Result> } {
  return startScript(cli, args, { cwd, environment });
}

interface ScriptOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What it reads from standard input; nothing unless given. */
  readonly input?: string;
}

/** As `toolloom`, for a command line that is built or installed elsewhere. */
export const runScript = (script: string, args: readonly string[], options: ScriptOptions): Promise<Result> =>
  startScript(script, args, options).result;

const startScript = (script: string, args: readonly string[], options: ScriptOptions) =>
  startProgram(process.execPath, [script, ...args], options);

/** As `start`, for another program that starts the command line. */
export function startProgram(
  program: string,
  args: readonly string[],
  { cwd, environment = {}, input = '' }: ScriptOptions,
) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // it may end before it has read everything
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += data));
  child.stderr?.on('data', (data) => (stderr += data));
  const result = once(child, 'close').then(([code]) => {
    const [warning] = warningsIn(stderr);
    if (warning !== undefined) throw new Error(`a run must not end with a warning of Node: ${warning}`);
    return { code, stdout, stderr };
  });
  return { child, result };
}

/** What Node warns of, such as too many listeners or something deprecated. A user can do nothing about it. */
export const warningsIn = (stderr: string): string[] => stderr.match(/^\(node:\d+\) .*/gm) ?? [];

export const toolloom = (
  args: readonly string[],
  cwd: string,
  environment?: Record<string, string>,
): Promise<Result> => start(args, cwd, environment).result;

/** As `toolloom`, with lines on standard input. */
export const toolloomWith = (args: readonly string[], cwd: string, input: string): Promise<Result> =>
  startScript(cli, args, { cwd, input }).result;

/** Kills the process once the condition holds. Fails when the process ends before. */
export async function killedWhen(
  { child, result }: ReturnType<typeof start>,
  isTime: () => boolean,
): Promise<void> {
  const ended = result.then(({ code, stderr }) => {
    if (!isTime()) throw new Error(`it ended by itself with exit code ${code}: ${stderr.slice(-500)}`);
  });
  while (!isTime()) await Promise.race([sleep(5), ended]);
  child.kill('SIGKILL');
  await result;
}
