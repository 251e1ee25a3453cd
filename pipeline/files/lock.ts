// One writer per run. The lock is a listening socket whose name is derived from the directory. The kernel
// releases it when the process ends, however it ends, so no stale lock is left behind. It works between the
// processes of one machine, not across a network share.
import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

export interface Lock {
  release(): Promise<void>;
}

export async function holdLock(directory: string): Promise<Lock> {
  const address = addressFor(await realpath(directory));
  const server = createServer((socket) =>
    socket.on('error', () => socket.destroy()).end(String(process.pid)),
  );
  if (!(await tryListening(server, address))) {
    const holder = await holderOf(address);
    if (holder !== undefined || !address.startsWith(tmpdir())) throw busyError(directory, holder);
    await rm(address, { force: true }); // nobody answers on this socket file, so its process is dead
    if (!(await tryListening(server, address))) throw busyError(directory, await holderOf(address));
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The process that writes the directory; undefined when nobody does, or when there is no such directory. */
export async function lockHolder(directory: string): Promise<string | undefined> {
  try {
    return await holderOf(addressFor(await realpath(directory)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // node:fs errors carry a code
    throw error;
  }
}

function busyError(directory: string, holder: string | undefined): UsageError {
  const who = holder === undefined ? 'another process' : `process ${holder}`;
  return new UsageError(
    `${directory} is being written by ${who}; wait for it, stop it, or use another --run`,
  );
}

/** On Linux an abstract socket, on Windows a named pipe, elsewhere a socket file, whose owner may be dead. */
function addressFor(path: string): string {
  const name = `toolloom-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), name);
}

function tryListening(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', failed);
    server.listen(address, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(answer || undefined));
  });
}
