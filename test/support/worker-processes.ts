// The command line on a run that lives in a database: its coordinator and its workers, each in a folder of its own.
import type { ChildProcess } from 'node:child_process';
import { cli, type Result, start, startProgram } from './cli.ts';

export interface Started {
  readonly child: ChildProcess;
  readonly result: Promise<Result>;
  /** Resolves once standard error holds the text. */
  said(text: string): Promise<void>;
}

interface Place {
  readonly directory: string;
  readonly dsn: string;
}

export const startCoordinator = (
  { directory, dsn }: Place,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started =>
  listening(start(['run', '--json', ...args], directory, { TOOLLOOM_DATABASE_URL: dsn, ...environment }));

export const startWorker = (
  { directory, dsn }: Place,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started =>
  listening(start(['work', '--json', ...args], directory, { TOOLLOOM_DATABASE_URL: dsn, ...environment }));

/** As `startWorker`, in a network of its own (test/support/network.ts). */
export const startWorkerIn = (
  namespace: string,
  { directory, dsn }: Place,
  args: readonly string[],
): Started =>
  listening(
    startProgram('ip', ['netns', 'exec', namespace, process.execPath, cli, 'work', '--json', ...args], {
      cwd: directory,
      environment: { TOOLLOOM_DATABASE_URL: dsn },
    }),
  );

const started = new Set<ChildProcess>();

/** Those that a test that failed has left behind. */
export function killStarted(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

function listening({ child, result }: ReturnType<typeof start>): Started {
  started.add(child);
  let heard = '';
  let look = (): void => {};
  child.stderr?.on('data', (data) => {
    heard += data;
    look();
  });
  return {
    child,
    result,
    said: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (heard.includes(text)) resolve();
        };
        look();
        void result.then(
          ({ stderr }) => reject(new Error(`it ended without saying "${text}": ${stderr}`)),
          reject,
        );
      }),
  };
}
