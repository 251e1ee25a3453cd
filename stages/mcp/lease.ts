// Leases servers that agents are played on. A server works in its directory alone, so one that a play has given back
// serves the next play with a directory that was emptied in between: starting a server takes longer than most
// plays. An idle server ends after a while, or with the run.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { whenAborted } from '../../pipeline/when-aborted.ts';
import { type Connection, connect } from './connect.ts';
import { installedPackage } from './installed.ts';
import type { PackagedServer } from './servers.ts';

/** In milliseconds. Local servers answer within a few; one that needs more than this is broken. */
const timeout = 20_000;

/** Milliseconds between two plays on a server. One play in thirty is on a server of one name. */
const patience = 15_000;

/** Idle servers of one name, in each thread: each takes some 50 MB. */
const mostIdle = 3;

interface Idle {
  readonly connection: Connection;
  readonly timer: NodeJS.Timeout;
}

/** By run, which its signal stands for, and by the name of the server. Whoever makes the signal aborts it at the end. */
const idle = new WeakMap<AbortSignal, Map<string, Idle[]>>();

export interface Lease extends AsyncDisposable {
  readonly connection: Connection;
  /** The server is not to be used again. */
  discard(): void;
}

/** A server with an empty directory. */
export async function leaseServer(server: PackagedServer, signal: AbortSignal): Promise<Lease> {
  const servers = serversOf(signal);
  const waiting = servers.get(server.name) ?? [];
  servers.set(server.name, waiting);
  const next = waiting.pop();
  if (next) clearTimeout(next.timer);
  const connection =
    next?.connection ?? (await connect(server, installedPackage(server), { timeout, signal }));
  let isUsable = server.live !== undefined;
  return {
    connection,
    discard() {
      isUsable = false;
    },
    async [Symbol.asyncDispose]() {
      if (!isUsable || signal.aborted || waiting.length >= mostIdle) return connection[Symbol.asyncDispose]();
      await empty(connection.directory);
      if (signal.aborted) return connection[Symbol.asyncDispose]();
      const given: Idle = {
        connection,
        timer: setTimeout(() => {
          waiting.splice(waiting.indexOf(given), 1);
          void connection[Symbol.asyncDispose]();
        }, patience),
      };
      waiting.push(given);
    },
  };
}

function serversOf(signal: AbortSignal): Map<string, Idle[]> {
  const known = idle.get(signal);
  if (known) return known;
  const servers = new Map<string, Idle[]>();
  idle.set(signal, servers);
  whenAborted(signal, () => {
    for (const { connection, timer } of [...servers.values()].flat()) {
      clearTimeout(timer);
      void connection[Symbol.asyncDispose]();
    }
    servers.clear();
  });
  return servers;
}

async function empty(directory: string): Promise<void> {
  const names = await readdir(directory);
  await Promise.all(names.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}
