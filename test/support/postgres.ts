// A PostgreSQL server of our own, from the binaries of the machine, in a folder that is thrown away. Tests that need it are
// skipped where there are none.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const binaries = binariesFolder();

export const hasPostgres = binaries !== undefined;

function binariesFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const onPath = (process.env.PATH ?? '').split(':');
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...onPath];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** The server refuses to run as root. */
const account = userInfo().uid === 0 ? accountOf('postgres') : {};

function accountOf(name: string): { uid?: number; gid?: number } {
  if (!hasPostgres) return {};
  const numberOf = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

export interface PostgresServer extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** The DSN of a new, empty database. */
  database(): Promise<string>;
  /** As of a power cut, but for the disk. */
  kill(): Promise<void>;
  /** Stops all of its processes where they are, as a disk does that does not answer, or lets them go on. */
  signalAll(signal: 'SIGSTOP' | 'SIGCONT'): void;
  start(): Promise<void>;
}

interface ServerOptions {
  /** Addresses that it listens on. */
  readonly listen?: readonly string[];
  /** For its data; a new one if left out. */
  readonly folder?: string;
}

export async function postgresServer({
  listen = ['127.0.0.1'],
  folder = mkdtempSync(join(tmpdir(), 'toolloom-postgres-')),
}: ServerOptions = {}): Promise<PostgresServer> {
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid ?? account.uid);
  const run = {
    ...account,
    cwd: folder,
    stdio: 'ignore' as const,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  };
  const initial = ['-D', data, '-U', 'toolloom', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  execFileSync(join(binaries ?? '', 'initdb'), initial, run);
  for (const address of listen)
    appendFileSync(join(data, 'pg_hba.conf'), `host all all ${address}/24 trust\n`);
  const port = await freePort();
  let child: ChildProcess | undefined;
  let databases = 0;
  const address = (name: string): string => `postgres://toolloom@127.0.0.1:${port}/${name}`;
  const server: PostgresServer = {
    port,
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      const settings = [
        ['listen_addresses', listen.join(',')],
        ['unix_socket_directories', ''],
        ['max_connections', '80'],
      ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const begin = (): ChildProcess =>
        spawn(join(binaries ?? '', 'postgres'), ['-D', data, '-p', String(port), ...settings], run);
      child = begin();
      while (!(await isReady(address('postgres')))) {
        // After a kill, processes of the old server may hold on to its memory for a moment.
        if (child.exitCode !== null || child.signalCode !== null) child = begin();
        await sleep(50);
      }
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    signalAll(signal) {
      const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(child?.pid)], { encoding: 'utf8' });
      for (const pid of [String(child?.pid), ...children.trim().split(/\s+/)])
        process.kill(Number(pid), signal);
    },
    async database() {
      databases += 1;
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE test${databases}`);
      await client.end();
      return address(`test${databases}`);
    },
    async [Symbol.asyncDispose]() {
      if (child?.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGQUIT');
        await ended;
      }
      await rmRetrying(folder);
    },
  };
  await server.start();
  return server;
}

/** Its own children may still be writing for a moment. */
async function rmRetrying(folder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(100);
    }
  }
}

async function isReady(dsn: string): Promise<boolean> {
  const client = new pg.Client(dsn);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
