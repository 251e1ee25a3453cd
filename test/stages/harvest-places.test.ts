// Places of a harvest that are named more than once, and sources that say why they give nothing.

import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../pipeline/log.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

const source = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
const server = new McpServer({ name: 'rates', version: '1' });
const description = 'Returns the rate of a day. Use it when the day is known.';
server.registerTool('get_rate', { description }, () => {});
`;

async function run(stages: object, until = 'harvest') {
  const events: Event[] = [];
  const { store, result } = await offlineRun({
    until,
    log: (event) => events.push(event),
    config: { stages },
  });
  return {
    store,
    planned: result.stages.at(-1)?.planned,
    specs: await all(store.read('specs')),
    rejects: (await all(store.rejects())).map(({ reason, detail }) => `${reason}: ${detail}`),
    failures: events.flatMap((event) => (event.event === 'failure' ? [event.message] : [])),
  };
}

const folders = (...paths: string[]) => ({ harvest: { packages: { servers: [] }, folders: { paths } } });

describe('a place that is named twice is read once', () => {
  it('a folder, also under another path', async () => {
    await using directory = await tempDir();
    const folder = join(directory.path, 'rates');
    await mkdir(folder);
    await writeFile(join(folder, 'index.ts'), source);
    const { planned, specs, rejects } = await run(folders(folder, folder, `${folder}/../rates/`));
    expect(planned).toBe(1);
    expect(specs.map(({ name }) => name)).toEqual(['get_rate']);
    expect(rejects).toEqual([]);
  });

  it('a packaged server, and a repository by name', async () => {
    const { planned } = await run({
      harvest: { packages: { servers: ['sequential-thinking', 'sequential-thinking'] } },
    });
    expect(planned).toBe(1);
    const list = { repositories: ['acme/rates', 'acme/rates'] };
    const { store } = await run({ 'find-repositories': list }, 'find-repositories');
    expect(await all(store.read('repositories'))).toHaveLength(1);
  });
});

it('a folder without tools says how many files were read, and which were too large', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'bundle.ts'), source + '/'.repeat(1_000_001));
  expect((await run(folders(directory.path))).rejects).toEqual([
    `no tools: ${directory.path}: 0 files read, none declares a tool; ` +
      '1 file of more than 1 MB left out: bundle.ts',
  ]);
  await writeFile(join(directory.path, 'other.ts'), 'export {}');
  await writeFile(join(directory.path, 'bundle.ts'), 'export {}');
  expect((await run(folders(directory.path))).rejects).toEqual([
    `no tools: ${directory.path}: 2 files read, none declares a tool`,
  ]);
});

describe('the registry', () => {
  const asked = async (listener: RequestListener | undefined) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    if (!listener) await new Promise((resolve) => server.close(resolve));
    const registry = `http://127.0.0.1:${port}`;
    const { store, failures } = await run({ 'find-repositories': { registry } }, 'find-repositories');
    server.closeAllConnections();
    server.close();
    return { failures, repositories: await all(store.read('repositories')) };
  };
  const page = (cursor: string | null): string =>
    JSON.stringify({
      servers: [{ server: { repository: { url: 'https://github.com/acme/rates' } } }],
      metadata: { nextCursor: cursor },
    });

  it('that answers gives its repositories', async () => {
    const { repositories, failures } = await asked((_, response) => void response.end(page(null)));
    expect(failures).toEqual([]);
    expect(repositories.map(({ name }) => name)).toEqual(['acme/rates']);
  });

  it('that is down is owed, with the cause', async () => {
    expect((await asked(undefined)).failures).toEqual([
      expect.stringMatching(/registry unreachable: http:\S+: connection refused \(ECONNREFUSED\)$/),
    ]);
    const { failures } = await asked((_, response) => void response.writeHead(503).end());
    expect(failures).toEqual([expect.stringContaining('it answers HTTP 503')]);
  });

  it('that repeats a cursor does not hold the run for ever', async () => {
    const { failures } = await asked((_, response) => void response.end(page('again')));
    expect(failures).toEqual([
      expect.stringContaining('its list does not end: it sent the same cursor twice'),
    ]);
  });

  it('that is something else stops the run with advice', async () => {
    const events: Event[] = [];
    const server = createServer((_, response) => void response.end('<h1>Welcome</h1>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const { result } = await offlineRun({
      until: 'find-repositories',
      log: (event) => events.push(event),
      config: { stages: { 'find-repositories': { registry: `http://127.0.0.1:${port}` } } },
    });
    server.closeAllConnections();
    server.close();
    expect(result.stopped?.message).toContain('is not an MCP registry');
  });
});
