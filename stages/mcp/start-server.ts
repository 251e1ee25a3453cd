// Starts an MCP server as a supervised child process in a fresh temporary directory, and opens a session with
// it. The server gets PATH, HOME and TMPDIR (the last two are its directory) and what the caller adds. Not
// contained: it runs as this user and may read what this user may read.
import { rm } from 'node:fs/promises';
import { temporaryFolder } from '../../pipeline/files/temporary-folder.ts';
import { environmentVariable } from '../../pipeline/process-env.ts';
import { childTransport } from './child-transport.ts';
import { openSession, type ServerSession } from './session.ts';

export interface StartOptions {
  /** Milliseconds that any one answer may take, the start included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Puts files into the server's directory before it starts. */
  readonly prepare?: (directory: string) => Promise<void>;
}

interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to PATH, HOME and TMPDIR. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Values that no message may show, each with the name that stands in for it. */
  readonly secrets?: ReadonlyMap<string, string>;
}

export interface StartedServer extends ServerSession {
  readonly directory: string;
}

/** `launchIn` says how to start the server that works in a directory. */
export async function startServer(
  label: string,
  launchIn: (directory: string) => Launch,
  { timeout, signal, prepare }: StartOptions,
): Promise<StartedServer> {
  signal.throwIfAborted();
  const directory = await temporaryFolder();
  const release = () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    await prepare?.(directory);
    const { command, args, environment, secrets } = launchIn(directory);
    const path = environmentVariable('PATH') ?? '';
    const transport = childTransport(
      {
        command,
        args,
        environment: { PATH: path, HOME: directory, TMPDIR: directory, ...environment },
        directory,
      },
      secrets,
    );
    const session = await openSession(label, transport, {
      timeout,
      signal,
      explain: transport.explain,
      ...(secrets ? { secrets } : {}),
      release,
    });
    return { ...session, directory };
  } catch (error) {
    await release();
    throw error;
  }
}
