// Servers of the user's own: a command with the environment that it is given, and an HTTP endpoint with its
// headers.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { harvested, serverScript } from '../support/harvested.ts';

/** Some machines forbid them. */
function hasNamespaces(): boolean {
  return spawnSync('unshare', ['--user', '--map-root-user', '--net', '--', 'true']).status === 0;
}

afterEach(() => {
  delete process.env.TOOLLOOM_TEST_SEEN;
  delete process.env.TOOLLOOM_TEST_HIDDEN;
});

describe('a command', () => {
  it('lists its tools, and sees only the environment variables that it is given by name', async () => {
    process.env.TOOLLOOM_TEST_SEEN = 'yes';
    process.env.TOOLLOOM_TEST_HIDDEN = 'no';
    const { specs } = await harvested({
      tells: {
        command: process.execPath,
        args: [serverScript('tells.mjs')],
        env: ['TOOLLOOM_TEST_SEEN'],
        licence: 'MIT',
      },
    });
    const names = specs.map(({ originalName }) => originalName);
    expect(names).toContain('sees_TOOLLOOM_TEST_SEEN');
    expect(names).not.toContain('sees_TOOLLOOM_TEST_HIDDEN');
    expect(specs[0]).toMatchObject({
      server: { name: 'tells', transport: 'stdio' },
      source: { origin: 'live', licence: 'MIT' },
    });
  });

  it.skipIf(!hasNamespaces())(
    'without a network reaches nothing, and lists its tools all the same',
    async () => {
      const server = createServer((_, response) => void response.end('reached'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo; // it listens on a port
      process.env.TOOLLOOM_TEST_SEEN = `http://127.0.0.1:${port}`;
      const asked = (network: boolean) =>
        harvested({
          reaches: {
            command: process.execPath,
            args: [serverScript('reaches.mjs')],
            env: ['TOOLLOOM_TEST_SEEN'],
            network,
          },
        });
      try {
        expect((await asked(true)).specs.map(({ name }) => name)).toEqual(['reaches_something']);
        expect((await asked(false)).specs.map(({ name }) => name)).toEqual(['reaches_nothing']);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );

  it('that needs a variable which is not set stops the run with its name', async () => {
    expect((await harvested({ tells: { command: 'node', env: ['TOOLLOOM_TEST_SEEN'] } })).stopped).toContain(
      'stages.harvest.servers.list.tells needs the environment variable TOOLLOOM_TEST_SEEN',
    );
  });
});

it('an HTTP endpoint lists its tools to a client that sends the header', async () => {
  process.env.TOOLLOOM_TEST_SEEN = 'Bearer secret-of-the-test';
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== 'Bearer secret-of-the-test')
      return void response.writeHead(401).end();
    if (request.method !== 'POST') return void response.writeHead(405).end();
    let text = '';
    for await (const part of request) text += String(part);
    const { id, method, params } = JSON.parse(text);
    if (id === undefined) return void response.writeHead(202).end();
    const tool = {
      name: 'get_rate',
      description: 'Returns the rate of a day. Use it when the day is known.',
      inputSchema: { type: 'object', properties: {} },
    };
    const result =
      method === 'initialize'
        ? {
            protocolVersion: params.protocolVersion,
            capabilities: { tools: {} },
            serverInfo: { name: 'rates', version: '2.1' },
          }
        : { tools: [tool] };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://127.0.0.1:${port}/mcp`;
  try {
    const { specs } = await harvested({ rates: { url, headers: { authorization: 'TOOLLOOM_TEST_SEEN' } } });
    expect(specs).toMatchObject([
      { name: 'get_rate', server: { name: 'rates', version: '2.1', transport: 'http' }, source: { url } },
    ]);
    expect(JSON.stringify(specs)).not.toContain('secret-of-the-test');
    // Without the header it answers 401. That is owed: the header can be set before the next run.
    const { rejects, failures } = await harvested({ rates: { url } });
    expect(rejects).toEqual([]);
    expect(failures).toEqual([
      expect.stringMatching(
        /^harvest servers\/rates: server did not start: rates: .*HTTP 401; check the headers/,
      ),
    ]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
