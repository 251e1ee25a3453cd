// One writer per run, or per file. The lock is a listening socket whose name is derived from the path and from a key
// beside it. The kernel releases it when the process ends, however it ends, so no stale lock is left behind. It works between
// the processes of one machine, not across a network share or between containers with networks of their own. Names of
// sockets are open to every user of the machine, so without the key another one could take the name first.
import { createHash, randomBytes } from 'node:crypto';
import { link, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';

export interface Lock {
  release(): Promise<void>;
}

/** `path`: a directory or a file that exists. */
export async function holdLock(path: string): Promise<Lock> {
  const address = addressFor(await realpath(path), await lockKey(path));
  const server = createServer((socket) =>
    socket.on('error', () => socket.destroy()).end(String(process.pid)),
  );
  if (!(await tryListening(server, address))) {
    const holder = await holderOf(address);
    if (holder !== undefined || !address.startsWith(tmpdir())) throw busyError(path, holder);
    await rm(address, { force: true }); // nobody answers on this socket file, so its process is dead
    if (!(await tryListening(server, address))) throw busyError(path, await holderOf(address));
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The process that writes the directory; undefined when nobody does, or when there is no such directory. */
export async function lockHolder(directory: string): Promise<string | undefined> {
  const address = await addressIn(directory);
  return address === undefined ? undefined : await holderOf(address);
}

/** Undefined where nobody has ever written. */
async function addressIn(directory: string): Promise<string | undefined> {
  try {
    const key = await readFile(await keyFileOf(directory), 'utf8');
    return addressFor(await realpath(directory), key);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // node:fs errors carry a code
    throw error;
  }
}

/** Whether somebody writes the directory, also while that process is too busy to say who it is. */
export async function isLocked(directory: string): Promise<boolean> {
  const address = await addressIn(directory);
  return address !== undefined && (await isListening(address));
}

function isListening(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', () => settle(true)).on('error', () => settle(false));
  });
}

/** In a directory, or beside a file. Hidden, as it is no part of a run: a copy of the directory may do without it. */
async function keyFileOf(path: string): Promise<string> {
  const isDirectory = (await stat(path)).isDirectory();
  return isDirectory ? join(path, '.lock') : join(dirname(path), `.${basename(path)}.lock`);
}

/** The key is made whole or not at all, so that all processes read the same one. */
async function lockKey(locked: string): Promise<string> {
  const path = await keyFileOf(locked);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, randomBytes(16).toString('hex'), { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // node:fs errors carry a code
  } finally {
    await rm(draft, { force: true });
  }
  return await readFile(path, 'utf8');
}

function busyError(path: string, holder: string | undefined): UsageError {
  const who = holder === undefined ? 'another process' : `process ${holder}`;
  return new UsageError(`${path} is being written by ${who}; wait for it, stop it, or use another --run`);
}

/** On Linux an abstract socket, on Windows a named pipe, elsewhere a socket file, whose owner may be dead. */
function addressFor(path: string, key: string): string {
  const name = `toolloom-${createHash('sha256').update(`${path}\0${key}`).digest('hex').slice(0, 24)}`;
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

/** In characters: more than a process id has. */
const longestAnswer = 20;
/** In milliseconds, from the first to the last character of the answer. */
const answerTime = 2000;

/** The process id that the holder tells. Whoever holds the name may say anything else, which counts for nothing. */
function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    const expired = setTimeout(() => socket.destroy(), answerTime);
    socket.on('data', (data) => {
      answer += data;
      if (answer.length > longestAnswer) socket.destroy();
    });
    socket.on('error', () => {}); // closed below, without an answer
    socket.on('close', () => {
      clearTimeout(expired);
      resolve(answer.length <= longestAnswer ? /^\d+$/.exec(answer)?.[0] : undefined);
    });
  });
}
