// Servers between plays: the next play finds the server that the last one used, and nothing that it left there.
import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leaseServer } from '../../stages/mcp/lease.ts';
import { packagedServers } from '../../stages/mcp/servers.ts';

const memory = packagedServers.filter(({ name }) => name === 'memory');

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

it('a server that is given back serves the next play in an empty directory, and ends with its run', async () => {
  const run = new AbortController();
  const [server] = memory;
  if (!server) throw new Error('there is no memory server');
  const first = await leaseServer(server, run.signal);
  const { directory } = first.connection;
  await writeFile(join(directory, 'left.txt'), 'left');
  await first[Symbol.asyncDispose]();
  const second = await leaseServer(server, run.signal);
  expect(second.connection.directory).toBe(directory);
  expect(await readdir(directory)).toEqual([]);

  const other = await leaseServer(server, run.signal);
  expect(other.connection.directory).not.toBe(directory);
  other.discard();
  await other[Symbol.asyncDispose]();
  expect(await isThere(other.connection.directory)).toBe(false);

  await second[Symbol.asyncDispose]();
  expect(await isThere(directory)).toBe(true);
  run.abort();
  await expect.poll(() => isThere(directory), { timeout: 10_000 }).toBe(false);
});
