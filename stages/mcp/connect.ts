// Starts a packaged MCP server as a child process over stdio, in a fresh temporary directory, and connects to
// it. What the child gets: PATH, HOME and TMPDIR set to its own directory, and what servers.ts says. What is
// not contained: it runs as this user and may read what this user may read, so only the servers of servers.ts
// are started, never a harvested one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentVariable } from '../../pipeline/process-env.ts';
import type { InstalledPackage, PackageManifest } from './installed.ts';
import type { PackagedServer } from './servers.ts';
import { openSession, type Session } from './session.ts';

export interface Connection extends Session {
  readonly directory: string;
  readonly manifest: PackageManifest;
}

export interface ConnectOptions {
  /** Milliseconds that any one answer may take, the start included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Puts files into the server's directory before it starts. */
  readonly prepare?: (directory: string) => Promise<void>;
}

export async function connect(
  server: PackagedServer,
  installed: InstalledPackage,
  { timeout, signal, prepare }: ConnectOptions,
): Promise<Connection> {
  // Loaded where it is used: a tenth of a second that most commands need not spend.
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  const directory = await mkdtemp(join(tmpdir(), 'toolloom-'));
  await prepare?.(directory);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [guardScript(), installed.entry, ...(server.args?.(directory) ?? [])],
    env: {
      PATH: environmentVariable('PATH') ?? '',
      HOME: directory,
      TMPDIR: directory,
      ...server.environment?.(directory),
    },
    cwd: directory,
    stderr: 'pipe',
  });
  const session = await openSession(server.name, transport, {
    timeout,
    signal,
    release: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }),
  });
  return { ...session, directory, manifest: installed.manifest };
}

/** Plain JavaScript next to this file, so that it starts from source and from dist alike. */
function guardScript(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'guard.mjs');
}
